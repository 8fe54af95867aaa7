import { describe, expect, it } from 'vitest';
import { PingTimes } from '../../../../src/engine/statistics/pingTimes.ts';

describe('PingTimes', () => {
  it('times pings of both sides by their payloads', () => {
    const times = new PingTimes();
    times.ping('out', 'a', 100);
    times.ping('in', 'a', 110);
    times.pong('out', 'a', 113);
    times.pong('in', 'a', 150);
    expect(times.percentiles.out).toMatchObject({ count: 1, max: 50 });
    expect(times.percentiles.in).toMatchObject({ count: 1, max: 3 });
  });

  it('overlooks pongs that nobody asked for', () => {
    const times = new PingTimes();
    times.pong('in', '', 100);
    times.ping('out', 'a', 110);
    times.pong('in', 'b', 120);
    times.pong('out', 'a', 130);
    expect(times.percentiles.out.count).toBe(0);
    expect(times.percentiles.in.count).toBe(0);
  });

  it('waits no more for pings before the one that was answered', () => {
    const times = new PingTimes();
    times.ping('out', 'a', 100);
    times.ping('out', 'b', 110);
    times.pong('in', 'b', 115);
    times.pong('in', 'a', 200);
    expect(times.percentiles.out).toMatchObject({ count: 1, max: 5 });
  });

  it('times none where several with the same payload are waited for, and goes on after', () => {
    const times = new PingTimes();
    times.ping('out', '', 100);
    times.ping('out', '', 200);
    times.pong('in', '', 205);
    expect(times.percentiles.out.count).toBe(0);
    times.ping('out', '', 300);
    times.pong('in', '', 307);
    expect(times.percentiles.out).toMatchObject({ count: 1, max: 7 });
  });

  it('forgets those of another connection, and the oldest of too many', () => {
    const times = new PingTimes();
    times.ping('out', 'a', 100);
    times.reset();
    times.pong('in', 'a', 110);
    for (let i = 0; i < 257; i++) times.ping('out', `${i}`, i);
    times.pong('in', '0', 300);
    expect(times.percentiles.out.count).toBe(0);
    times.pong('in', '1', 301);
    expect(times.percentiles.out.max).toBe(300);
  });
});
