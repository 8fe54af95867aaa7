import { describe, expect, it } from 'vitest';
import type { ComparedPair, Comparison } from '../../../../src/contract/compare.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { frame } from '../../../support/frames/index.ts';
import { awaitFrames, rawPeer, send, type PeerScript } from '../../../support/peers/index.ts';

/** What is sent, each with what a server answers. */
type Exchange = [sent: string, ...answers: string[]];

function answering(exchanges: readonly Exchange[]): PeerScript {
  return {
    steps: exchanges.flatMap(([, ...answers], place) => [
      awaitFrames(place + 1),
      ...answers.map((payload) => send(frame({ opcode: 'text', payload }))),
    ]),
  };
}

async function record(engine: EngineUnderTest, session: string, exchanges: readonly Exchange[]): Promise<void> {
  await engine.connect((await rawPeer(answering(exchanges))).url, 10_000, session);
  let frames = 0;
  for (const [text, ...answers] of exchanges) {
    await engine.calls.send({ session, message: { kind: 'text', text } }, never);
    frames += 1 + answers.length;
    await engine.until((snapshot) => snapshot.id === session && snapshot.frames >= frames);
  }
}

async function compared(left: Exchange[], right: Exchange[], ignore: string[] = []): Promise<Comparison> {
  const engine = new EngineUnderTest();
  await record(engine, 'a', left);
  await record(engine, 'b', right);
  return engine.calls.compareCaptures({ left: 'a', right: 'b', ignore }, never);
}

const brief = ({ pairs }: Comparison): string[] =>
  pairs.map((pair: ComparedPair) => {
    const ids = [pair.kind === 'added' ? '' : pair.left.id, pair.kind === 'removed' ? '' : pair.right.id];
    return `${pair.kind} ${ids.join('-')}`;
  });

describe('two captures', () => {
  const chat: Exchange[] = [
    ['{"type":"join","room":"a"}', '{"type":"joined","time":1}'],
    ['{"type":"say","id":1}', '{"type":"said","ref":1,"time":2}', '{"type":"typing"}'],
    ['{"type":"leave"}', '{"type":"left","time":3}'],
  ];

  it('are the same where they are, members in any order', async () => {
    const other: Exchange[] = [['{"room":"a","type":"join"}', '{"time":1,"type":"joined"}'], ...chat.slice(1)];
    const comparison = await compared(chat, other);
    expect(comparison.counts).toEqual({ same: 7, changed: 0, removed: 0, added: 0 });
    expect(comparison.pairs[0]).toMatchObject({
      left: { text: '{\n  "type": "join",\n  "room": "a"\n}' },
      right: { text: '{\n  "type": "join",\n  "room": "a"\n}' },
    });
  });

  it('tell what was changed, is missing and is new', async () => {
    const other: Exchange[] = [
      ['{"type":"join","room":"a"}', '{"time":1,"type":"joined","members":2}'],
      ['{"type":"say","id":1}', '{"type":"said","ref":1,"time":2}'],
      ['{"type":"leave"}', '{"type":"note"}', '{"type":"left","time":3}'],
    ];
    const comparison = await compared(chat, other);
    expect(brief(comparison)).toEqual([
      'same 1-1',
      'changed 2-2',
      'same 3-3',
      'same 4-4',
      'removed 5-',
      'same 6-5',
      'added -6',
      'same 7-7',
    ]);
    // The members that both have stand in the same order.
    const [, changed] = comparison.pairs;
    expect(changed).toMatchObject({ right: { text: '{\n  "type": "joined",\n  "time": 1,\n  "members": 2\n}' } });
  });

  it('leave out what always differs', async () => {
    const later = chat.map(([sent, ...answers]): Exchange => [
      sent,
      ...answers.map((text) => text.replace(/"time":(\d)/, '"time":9$1')),
    ]);
    expect((await compared(chat, later)).counts).toMatchObject({ same: 4, changed: 3 });
    const rules = [['$.time'], ['$..time'], ['/"time": \\d+/']];
    for (const ignore of rules) expect((await compared(chat, later, ignore)).counts).toMatchObject({ same: 7 });
    await expect(compared(chat, later, ['time'])).rejects.toMatchObject({ code: 'ignore-rule' });
  });

  it('pair answers by their ids, in whatever order they came', async () => {
    const left: Exchange[] = [['{"id":1}'], ['{"id":2}', '{"id":1,"result":"a"}', '{"id":2,"result":"b"}']];
    const right: Exchange[] = [['{"id":1}'], ['{"id":2}', '{"id":2,"result":"c"}']];
    expect(brief(await compared(left, right))).toEqual(['same 1-1', 'same 2-2', 'removed 3-', 'changed 4-3']);
  });

  it('tell integers apart that numbers cannot', async () => {
    const comparison = await compared([['{"n":12345678901234567890}']], [['{"n":12345678901234567891}']]);
    expect(brief(comparison)).toEqual(['changed 1-1']);
  });
});

describe('a capture and its replay', () => {
  it('are paired by what is a copy of what, though all of it was changed', async () => {
    const engine = new EngineUnderTest();
    await record(engine, 'a', [
      ['one', 'x'],
      ['two', 'y'],
    ]);
    const answers = answering([
      ['', 'x'],
      ['', 'z'],
    ]);
    await engine.connect((await rawPeer(answers)).url, 10_000, 'b');
    const steps = ['uno', 'dos'].map((payload, place) => ({
      kind: 'send' as const,
      payload,
      binary: false,
      original: 1 + 2 * place,
    }));
    const expectation = {
      kind: 'expect' as const,
      expectations: [{ match: {}, extract: [] }],
      inAnyOrder: false,
      next: true,
    };
    const [one, two] = steps;
    const scenario = {
      pace: { kind: 'asFast' as const },
      capture: 'a',
      loops: 1,
      timeout: 20_000,
      variables: {},
      steps: [one!, expectation, two!, expectation],
    };
    await engine.calls.runScenario({ session: 'b', scenario }, never);
    const comparison = await engine.calls.compareCaptures({ left: 'a', right: 'b', ignore: [] }, never);
    expect(brief(comparison)).toEqual(['changed 1-1', 'same 2-2', 'changed 3-3', 'changed 4-4']);
  });

  it('goes on over a message that is nested too deeply for exact numbers', async () => {
    const deep = `${'['.repeat(10_000)}1234567890123456${']'.repeat(10_000)}`;
    const comparison = await compared([[deep], ['{"a":1}']], [[deep], ['{"a":2}']]);
    expect(brief(comparison)).toEqual(['same 1-1', 'changed 2-2']);
  });
});
