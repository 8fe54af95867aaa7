import { describe, expect, it } from 'vitest';
import { LatestRequest } from '../../../../webview/table/latestRequest.ts';

/** Answers and paces by hand. */
function byHand(most?: number) {
  const asked: { question: string; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const answered: string[] = [];
  const failed: string[] = [];
  const waiting: (() => void)[] = [];
  const request = new LatestRequest<string, string>({
    ask: (question) =>
      new Promise((answer, fail) => {
        asked.push({ question, answer, fail });
      }),
    answered: (answer, question) => answered.push(`${question}: ${answer}`),
    failed: (error, question) => failed.push(`${question}: ${(error as Error).message}`),
    pace: (run) => waiting.push(run),
    ...(most !== undefined && { most }),
  });
  const turn = async (): Promise<void> => {
    waiting.shift()?.();
    await Promise.resolve();
  };
  const settle = async (): Promise<void> => {
    for (let step = 0; step < 5; step++) await Promise.resolve();
  };
  return { request, asked, answered, failed, waiting, turn, settle };
}

describe('latest request', () => {
  it('asks when the pace allows it, with the newest question', async () => {
    const { request, asked, turn } = byHand();
    request.want('a');
    request.want('b');
    expect(asked).toEqual([]);
    await turn();
    expect(asked.map(({ question }) => question)).toEqual(['b']);
  });

  it('has one question under way, and asks the newest one next', async () => {
    const { request, asked, answered, waiting, turn, settle } = byHand();
    request.want('a');
    await turn();
    request.want('b');
    request.want('c');
    expect(waiting).toHaveLength(0);
    asked[0]?.answer('1');
    await settle();
    expect(answered).toEqual(['a: 1']);
    await turn();
    expect(asked.map(({ question }) => question)).toEqual(['a', 'c']);
  });

  it('rests after the last answer and starts again', async () => {
    const { request, asked, waiting, turn, settle } = byHand();
    request.want('a');
    await turn();
    asked[0]?.answer('1');
    await settle();
    expect(waiting).toHaveLength(0);
    request.want('b');
    await turn();
    expect(asked).toHaveLength(2);
  });

  it('goes on after a failure', async () => {
    const { request, asked, failed, turn, settle } = byHand();
    request.want('a');
    await turn();
    request.want('b');
    asked[0]?.fail(new Error('gone'));
    await settle();
    expect(failed).toEqual(['a: gone']);
    await turn();
    expect(asked.map(({ question }) => question)).toEqual(['a', 'b']);
  });

  it('has so many questions under way as it may, and no more', async () => {
    const { request, asked, waiting, turn, settle } = byHand(2);
    for (const question of ['a', 'b', 'c', 'd']) {
      request.want(question);
      await turn();
    }
    expect(asked.map(({ question }) => question)).toEqual(['a', 'b']);
    expect(waiting).toHaveLength(0);
    asked[1]?.answer('2');
    await settle();
    await turn();
    expect(asked.map(({ question }) => question)).toEqual(['a', 'b', 'd']);
  });

  it('drops an answer that a newer one has overtaken', async () => {
    const { request, asked, answered, turn, settle } = byHand(2);
    for (const question of ['a', 'b']) {
      request.want(question);
      await turn();
    }
    asked[1]?.answer('2');
    asked[0]?.answer('1');
    await settle();
    expect(answered).toEqual(['b: 2']);
  });
});
