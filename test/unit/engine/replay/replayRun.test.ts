import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../../src/contract/engine.ts';
import type { Pace } from '../../../../src/contract/replay.ts';
import type { EngineSession } from '../../../../src/engine/engineSession.ts';
import type { ReplayPlan } from '../../../../src/engine/replay/plan.ts';
import { ReplayRun } from '../../../../src/engine/replay/replayRun.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** A session that notes when it was given what, and is done with it at once. */
function sessionOf(clock: FakeClock) {
  const sent: [time: number, text: string][] = [];
  const start = clock.now();
  const session = {
    state: 'open',
    capture: { frames: { count: 0 }, pending: 0, marks: { replays: { add: () => undefined, flush: () => undefined } } },
    onTurned: () => () => undefined,
    onRecorded: () => () => undefined,
    send: (message: Outgoing, passed: (row: number) => void) => {
      sent.push([clock.now() - start, (message as { text: string }).text]);
      passed(sent.length);
      return Promise.resolve();
    },
  };
  return { sent, session: session as unknown as EngineSession };
}

function planOf(times: readonly number[], before: (index: number) => void = () => undefined): ReplayPlan {
  return {
    length: times.length,
    duration: (times.at(-1) ?? 0) - (times[0] ?? 0),
    step: (index) => ({
      kind: 'send',
      at: times[index],
      message: () => {
        before(index);
        return Promise.resolve({ kind: 'text', text: String(index) });
      },
      original: () => ({ id: index + 1 }),
      answer: () => Promise.resolve(undefined),
      planned: () => Promise.reject(new Error('nobody asks')),
    }),
  };
}

/** Lets time pass in steps of this size until the replay is over; none passes while it does something. */
async function over<T>(clock: FakeClock, promise: Promise<T>, step = 0.5): Promise<T> {
  const under = { way: true };
  const ended = promise.finally(() => (under.way = false));
  await new Promise(setImmediate);
  while (under.way) {
    if (clock.waits.length > 0) clock.pass(step);
    await new Promise(setImmediate);
  }
  return ended;
}

async function run(
  pace: Pace,
  times: readonly number[],
  loops = 1,
  before?: (clock: FakeClock, index: number) => void,
) {
  const clock = new FakeClock();
  const { sent, session } = sessionOf(clock);
  const plan = planOf(times, (index) => before?.(clock, index));
  const made = new ReplayRun(session, { pace, loops, clock, changed: () => undefined }, () => ({ plan }));
  return { report: await over(clock, made.run()), sent };
}

const texts = (sent: [number, string][]): string => sent.map(([, text]) => text).join('');
const at = (sent: [number, string][]): number[] => sent.map(([time]) => time);

describe('a replay by the clock', () => {
  it('keeps the times of the original, from the start on', async () => {
    const { sent, report } = await run({ kind: 'original' }, [0, 5, 12.5, 40, 40]);
    expect(at(sent)).toEqual([0, 5, 12.5, 40, 40]);
    expect(report).toMatchObject({ outcome: 'done', sent: 5, duration: 40, lateness: { count: 5, max: 0 } });
  });

  it('is as many times as fast, and goes on with the next loop where the one before ended', async () => {
    const { sent } = await run({ kind: 'original', speed: 2 }, [0, 10, 30], 2);
    expect(at(sent)).toEqual([0, 5, 15, 15, 20, 30]);
    expect(texts(sent)).toBe('012012');
  });

  it('has an interval that does not add up what is late', async () => {
    const { sent, report } = await run({ kind: 'every', interval: 5 }, [0, 0, 0, 0, 0], 1, (clock, index) => {
      // The second message takes its time to be made: it is late, and nothing after it is.
      if (index === 1) clock.pass(8);
    });
    expect(at(sent)).toEqual([0, 8, 10, 15, 20]);
    expect(report.lateness).toMatchObject({ count: 5, p50: 0, max: 3 });
  });

  it('takes no time where nobody waits', async () => {
    const { sent, report } = await run({ kind: 'asFast' }, [0, 5_000, 90_000], 3);
    expect(at(sent)).toEqual(Array(9).fill(0));
    expect(report.lateness).toBeUndefined();
  });

  it('adds a pause to what comes after it', async () => {
    const clock = new FakeClock();
    const { sent, session } = sessionOf(clock);
    const plan = planOf([0, 10, 20]);
    const options = { pace: { kind: 'original' } as const, loops: 1, clock };
    const made = new ReplayRun(session, { ...options, changed: () => undefined }, () => ({ plan }));
    const ended = made.run();
    await new Promise(setImmediate);
    clock.pass(4);
    made.act('pause');
    expect(made.progress).toEqual({ state: 'paused', done: 1, steps: 3, loop: 1, loops: 1 });
    clock.pass(100);
    made.act('resume');
    await over(clock, ended);
    expect(at(sent)).toEqual([0, 110, 120]);
  });

  it('tells of a message that the session refuses', async () => {
    const clock = new FakeClock();
    const { session } = sessionOf(clock);
    const refusing = { ...session, send: () => Promise.reject(new Error('no')) } as unknown as EngineSession;
    const plan = planOf([0, 1]);
    const options = { pace: { kind: 'asFast' } as const, loops: 1, clock };
    const report = await new ReplayRun(refusing, { ...options, changed: () => undefined }, () => ({ plan })).run();
    expect(report).toMatchObject({ outcome: 'broken', failure: { message: 'no' } });
  });
});
