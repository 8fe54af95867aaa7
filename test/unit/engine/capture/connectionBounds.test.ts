import { describe, expect, it } from 'vitest';
import { ConnectionBounds } from '../../../../src/engine/capture/connectionBounds.ts';
import type { ConnectionMeta, Framing } from '../../../../src/engine/capture/connectionMeta.ts';

function framingAt(offset: number): Framing {
  return { offset: { in: offset, out: offset }, deflate: false, takeover: { in: true, out: true } };
}

function one(number: number, from: number, more: Partial<ConnectionMeta> = {}): ConnectionMeta {
  return { number, started: 1, from: { in: from, out: from }, framing: framingAt(from + 10), ...more };
}

const at = (offset: number) => ({ in: offset, out: offset });
const marker = (connection: number, offset: number) =>
  ({ kind: 'reconnected', connection, framing: framingAt(offset) }) as const;

describe('ConnectionBounds', () => {
  const { framing: _none, ...failed } = one(2, 100);
  const bounds = new ConnectionBounds({ connections: [one(1, 0), failed, one(3, 120, { to: at(200) }), one(4, 205)] });

  it('ends a connection where it says so, or where the next one begins; the last one nowhere', () => {
    expect(bounds.first).toMatchObject({ number: 1, end: at(100), isVague: false });
    const third = bounds.next(bounds.first)!;
    expect(third).toMatchObject({ number: 3, end: at(200), meta: { number: 3 } });
    const fourth = bounds.next(third)!;
    expect(fourth).toMatchObject({ number: 4, end: at(Infinity) });
    expect(bounds.next(fourth)).toBeUndefined();
  });

  it('takes a marker of the next connection with frames, as it is described', () => {
    expect(bounds.after(marker(3, 130), bounds.first)).toMatchObject({ number: 3, end: at(200) });
    expect(bounds.after(marker(3, 131), bounds.first)).toBeUndefined();
    expect(bounds.after(marker(2, 110), bounds.first)).toBeUndefined();
    expect(bounds.after(marker(4, 215), bounds.first)).toBeUndefined();
    expect(bounds.after(marker(5, 300), bounds.first)).toBeUndefined();
    expect(bounds.after(marker(1, 10), bounds.first)).toMatchObject({ number: 1 });
    expect(bounds.after({ kind: 'ended', connection: 3 }, bounds.first)).toBeUndefined();
  });

  it('takes the marker of one that was left out, and does not know where that ends', () => {
    const shortened = new ConnectionBounds({ connections: [one(1, 0, { to: at(50) }), one(9, 900), one(10, 1_000)] });
    expect(shortened.first.end).toEqual(at(50));
    const fifth = shortened.after(marker(5, 400), shortened.first)!;
    expect(fifth).toMatchObject({ number: 5, end: at(900), isVague: true });
    expect(shortened.after(marker(4, 500), fifth)).toBeUndefined();
    expect(shortened.next(fifth)?.number).toBe(9);
  });

  it('says of the first one that it ends nowhere where that is not known', () => {
    expect(new ConnectionBounds({ connections: [one(1, 0), one(9, 900)] }).first.end).toEqual(at(Infinity));
  });
});
