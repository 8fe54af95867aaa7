import { describe, expect, it } from 'vitest';
import { WaitingPings } from '../../../../src/engine/correlation/waitingPings.ts';

const ping = (row: number, payload: string) => ({ row, payload, time: row * 10 });

describe('WaitingPings', () => {
  it('answers one by its payload, of the other side', () => {
    const waiting = new WaitingPings(10);
    waiting.ping('out', ping(1, 'a'));
    expect(waiting.pong('out', 'a')).toEqual({ excused: [] });
    expect(waiting.pong('in', 'b')).toEqual({ excused: [] });
    expect(waiting.pong('in', 'a')).toEqual({ answers: ping(1, 'a'), excused: [] });
    expect(waiting.pong('in', 'a')).toEqual({ excused: [] });
  });

  it('excuses those before the one that is answered', () => {
    const waiting = new WaitingPings(10);
    for (const row of [1, 2, 3]) waiting.ping('in', ping(row, `${row}`));
    expect(waiting.pong('out', '2')).toEqual({ answers: ping(2, '2'), excused: [ping(1, '1')] });
    expect(waiting.pong('out', '1')).toEqual({ excused: [] });
    expect(waiting.pong('out', '3').answers).toEqual(ping(3, '3'));
  });

  it('does not tell which of several with one payload is answered', () => {
    const waiting = new WaitingPings(10);
    waiting.ping('out', ping(1, ''));
    waiting.ping('out', ping(2, ''));
    expect(waiting.pong('in', '')).toEqual({ excused: [ping(1, ''), ping(2, '')] });
    expect(waiting.pong('in', '')).toEqual({ excused: [] });
  });

  it('forgets the oldest of too many, and all with the connection', () => {
    const waiting = new WaitingPings(2);
    expect(waiting.ping('out', ping(1, 'a'))).toBeUndefined();
    expect(waiting.ping('out', ping(2, 'b'))).toBeUndefined();
    expect(waiting.ping('out', ping(3, 'c'))).toEqual(ping(1, 'a'));
    waiting.clear();
    expect(waiting.pong('in', 'c')).toEqual({ excused: [] });
  });
});
