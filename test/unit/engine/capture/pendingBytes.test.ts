import { describe, expect, it } from 'vitest';
import { PendingBytes } from '../../../../src/engine/capture/pendingBytes.ts';

const mebibyte = 1024 * 1024;

function bytesOf(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 0xff);
}

function read(pending: PendingBytes, offset: number, length: number): Uint8Array {
  const into = new Uint8Array(length);
  pending.read(offset, into);
  return into;
}

describe('PendingBytes', () => {
  it('takes bytes that were read into its room where they are', () => {
    const pending = new PendingBytes();
    const room = pending.room(0);
    room.set([1, 2, 3]);
    pending.append(0, room.subarray(0, 3));
    const next = pending.room(3);
    expect(next.buffer).toBe(room.buffer);
    expect(next.byteOffset).toBe(room.byteOffset + 3);
    next.set([4]);
    pending.append(3, next.subarray(0, 1));
    expect(pending.pieces(0, 9)).toEqual([Uint8Array.of(1, 2, 3, 4)]);
    expect(pending.pieces(0, 9)[0]!.buffer).toBe(room.buffer);
  });

  it('copies a part of its room that does not begin where the log ends', () => {
    const pending = new PendingBytes();
    const room = pending.room(0);
    room.set([1, 2, 3, 4]);
    pending.append(0, room.subarray(2, 4));
    expect(read(pending, 0, 2)).toEqual(Uint8Array.of(3, 4));
  });

  it('copies what else is appended', () => {
    const pending = new PendingBytes();
    const bytes = Uint8Array.of(1, 2, 3);
    pending.append(0, bytes);
    bytes.fill(9);
    expect(read(pending, 0, 3)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('gives a new room where little is left of a chunk, and reads across both', () => {
    const pending = new PendingBytes();
    const first = bytesOf(mebibyte - 1000, 1);
    const second = bytesOf(5_000, 2);
    expect(pending.append(0, first)).toBe(false);
    const room = pending.room(first.length);
    expect(room.length).toBe(mebibyte);
    room.set(second);
    pending.append(first.length, room.subarray(0, second.length));
    expect(pending.several).toBe(true);
    expect(read(pending, first.length - 10, 20)).toEqual(
      Uint8Array.from([...first.subarray(-10), ...second.subarray(0, 10)]),
    );
  });

  it('tells when a chunk is full', () => {
    const pending = new PendingBytes();
    expect(pending.append(0, bytesOf(mebibyte, 1))).toBe(true);
    const room = pending.room(mebibyte);
    expect(pending.append(mebibyte, room.subarray(0, 10))).toBe(false);
    const rest = pending.room(mebibyte + 10);
    expect(pending.append(mebibyte + 10, rest.subarray(0, mebibyte - 100_000))).toBe(true);
  });

  it('gives so many pieces from anywhere, and lets go of what the disk has', () => {
    const pending = new PendingBytes();
    const all = bytesOf(3 * mebibyte + 10, 3);
    pending.append(0, all);
    expect(pending.pieces(5, 2).map(({ length }) => length)).toEqual([mebibyte - 5, mebibyte]);
    pending.taken(mebibyte - 1);
    expect(pending.start).toBe(0);
    pending.taken(2 * mebibyte + 1);
    expect(pending.start).toBe(2 * mebibyte);
    expect(pending.several).toBe(true);
    expect(Buffer.from(read(pending, 2 * mebibyte, mebibyte + 10)).equals(all.subarray(2 * mebibyte))).toBe(true);
    expect(pending.pieces(3 * mebibyte + 10, 9)).toEqual([]);
  });

  it('begins where the log does, whatever was thought when the room was given', () => {
    const pending = new PendingBytes();
    const room = pending.room(0);
    room.set([7]);
    pending.append(500, room.subarray(0, 1));
    expect(pending.start).toBe(500);
    expect(read(pending, 500, 1)).toEqual(Uint8Array.of(7));
  });

  it('frees everything', () => {
    const pending = new PendingBytes();
    pending.append(0, Uint8Array.of(1));
    pending.clear();
    expect(pending.start).toBeUndefined();
    expect(pending.several).toBe(false);
  });
});
