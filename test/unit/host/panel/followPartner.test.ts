import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameDetail } from '../../../../src/contract/model.ts';
import type { PartnerNews } from '../../../../src/contract/panel.ts';
import { followPartner } from '../../../../src/host/panel/followPartner.ts';
import { detailOf } from '../../webview/detail/frameDetail.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

type Known = Pick<FrameDetail, 'message' | 'pairing'>;

function detail({ message, pairing }: { message?: Partial<FrameDetail['message']>; pairing?: true }): FrameDetail {
  const plain = detailOf();
  return { ...plain, message: { ...plain.message, ...message }, ...(pairing && { pairing }) };
}

function following(first: FrameDetail) {
  const session = {
    snapshot: { sequence: 1 },
    live: true,
    now: first,
    asked: [] as unknown[],
    call(_method: string, params: unknown): Promise<Known> {
      this.asked.push(params);
      return Promise.resolve(this.now);
    },
  };
  const told: PartnerNews[] = [];
  const leaving = new AbortController();
  let over = false;
  const end = followPartner(session as never, first, (news) => told.push(news), leaving.signal).finally(
    () => (over = true),
  );
  return { session, told, leaving, end, isOver: () => over };
}

const unanswered = { unanswered: true } as const;
const reply = { id: 9, after: 12 };

describe('following a reply', () => {
  it('tells it when it has come, and ends', async () => {
    const { session, told, end } = following(detail({ message: unanswered }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(session.asked).toEqual([]);
    session.snapshot = { sequence: 2 };
    await vi.advanceTimersByTimeAsync(300);
    expect([session.asked, told]).toEqual([[{ id: 7, limit: 0 }], []]);
    session.snapshot = { sequence: 3 };
    session.now = detail({ message: { reply } });
    await vi.advanceTimersByTimeAsync(300);
    await end;
    expect(told).toEqual([{ id: 7, message: { reply } }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells that none comes any more, and ends', async () => {
    const { session, told, end } = following(detail({ message: unanswered }));
    session.snapshot = { sequence: 2 };
    session.live = false;
    session.now = { ...detail({ message: unanswered }), over: true };
    await vi.advanceTimersByTimeAsync(300);
    await end;
    expect(told).toEqual([{ id: 7, message: unanswered, over: true }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks again while it is looked for, though nothing passes', async () => {
    const { session, told, end } = following(detail({ pairing: true }));
    session.now = detail({ message: unanswered, pairing: true });
    await vi.advanceTimersByTimeAsync(600);
    expect(told).toEqual([{ id: 7, message: unanswered, pairing: true }]);
    session.live = false;
    session.now = detail({ message: unanswered });
    await vi.advanceTimersByTimeAsync(300);
    await end;
    expect(told.at(-1)).toEqual({ id: 7, message: unanswered });
    expect(session.asked.length).toBe(3);
  });

  it('looks once more when the connection has ended', async () => {
    const { session, told, end } = following(detail({ message: unanswered }));
    session.live = false;
    session.snapshot = { sequence: 2 };
    session.now = detail({ message: { reply } });
    await vi.advanceTimersByTimeAsync(300);
    await end;
    expect(told).toHaveLength(1);
  });

  it('has nothing to do where all is known', async () => {
    for (const known of [{}, { message: { reply } }, { message: { request: reply } }]) {
      const { session, end } = following(detail(known));
      await end;
      expect(session.asked).toEqual([]);
    }
  });

  it('ends at once when another row is selected', async () => {
    const { session, leaving, end, isOver } = following(detail({ pairing: true }));
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort();
    await end;
    expect([isOver(), session.asked, vi.getTimerCount()]).toEqual([true, [], 0]);
  });
});
