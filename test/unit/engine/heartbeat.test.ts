import { describe, expect, it } from 'vitest';
import { Heartbeat } from '../../../src/engine/heartbeat.ts';
import { FakeClock } from '../../support/fakeClock.ts';

/** What happens, with the time. */
function beating(settings: { interval: number; timeout?: number }) {
  const clock = new FakeClock();
  const start = clock.now();
  const log: string[] = [];
  const peer = { received: 0, deaf: false, answers: true };
  const note = (what: string): void => void log.push(`${what} ${clock.now() - start}`);
  const heartbeat = new Heartbeat(settings, clock, {
    beat: () => {
      note('beat');
      if (peer.answers) clock.after(50, () => (peer.received += 2));
    },
    dead: () => note('dead'),
    received: () => peer.received,
    deaf: () => peer.deaf,
  });
  return { clock, heartbeat, log, peer };
}

describe('Heartbeat', () => {
  it('beats at its pace until it is stopped', () => {
    const { clock, heartbeat, log } = beating({ interval: 1_000 });
    clock.pass(3_500);
    heartbeat.stop();
    clock.pass(5_000);
    expect(log).toEqual(['beat 1000', 'beat 2000', 'beat 3000']);
    expect(clock.waits).toEqual([]);
  });

  it('says nothing of a peer that answers', () => {
    const { clock, log } = beating({ interval: 1_000, timeout: 100 });
    clock.pass(4_000);
    expect(log).toEqual(['beat 1000', 'beat 2000', 'beat 3000', 'beat 4000']);
  });

  it('finds a peer dead once nothing has come for the time-out after a beat, and is over', () => {
    const { clock, log, peer } = beating({ interval: 1_000, timeout: 600 });
    clock.pass(2_500);
    peer.answers = false;
    clock.pass(10_000);
    expect(log).toEqual(['beat 1000', 'beat 2000', 'beat 3000', 'dead 3600']);
    expect(clock.waits).toEqual([]);
  });

  it('waits from the first beat that has no answer, where several fall into the time-out', () => {
    const { clock, log, peer } = beating({ interval: 1_000, timeout: 2_500 });
    clock.pass(1_500);
    peer.answers = false;
    clock.pass(10_000);
    expect(log).toEqual(['beat 1000', 'beat 2000', 'beat 3000', 'beat 4000', 'dead 4500']);
  });

  it('takes anything that comes for an answer', () => {
    const { clock, log, peer } = beating({ interval: 1_000, timeout: 900 });
    peer.answers = false;
    for (let i = 0; i < 10; i++) {
      clock.pass(500);
      peer.received++;
    }
    expect(log.filter((line) => line.startsWith('dead'))).toEqual([]);
  });

  it('never finds a peer dead without a time-out, nor while it does not listen itself', () => {
    const silent = beating({ interval: 1_000 });
    silent.peer.answers = false;
    silent.clock.pass(100_000);
    expect(silent.log).toHaveLength(100);
    const deaf = beating({ interval: 10_000, timeout: 100 });
    Object.assign(deaf.peer, { answers: false, deaf: true });
    deaf.clock.pass(10_450);
    expect(deaf.log).toEqual(['beat 10000']);
    deaf.peer.deaf = false;
    deaf.clock.pass(100);
    expect(deaf.log).toEqual(['beat 10000', 'dead 10500']);
  });

  it('is no flood, whatever its interval', () => {
    const { clock, log } = beating({ interval: 0 });
    clock.pass(100);
    expect(log).toHaveLength(10);
  });
});
