import { describe, expect, it } from 'vitest';
import { WaitingRequests, type WaitingRequest } from '../../../../src/engine/correlation/waitingRequests.ts';

const any = (): boolean => true;
const asked = (row: number): WaitingRequest => ({ row, role: 'request' });

describe('WaitingRequests', () => {
  it('gives each to its reply, once', () => {
    const waiting = new WaitingRequests(10);
    waiting.add(1, asked(1));
    waiting.add('1', asked(2));
    waiting.add(1n, asked(3));
    expect(waiting.answered('1', any)).toEqual(asked(2));
    expect(waiting.answered('1', any)).toBeUndefined();
    expect(waiting.answered(1, any)).toEqual(asked(1));
    expect(waiting.answered(1n, any)).toEqual(asked(3));
    expect(waiting.count).toBe(0);
  });

  it('keeps one that the message does not answer', () => {
    const waiting = new WaitingRequests(10);
    waiting.add('a', { row: 1, role: 'either' });
    expect(waiting.answered('a', ({ role }) => role === 'request')).toBeUndefined();
    expect(waiting.answered('a', any)?.row).toBe(1);
  });

  it('waits for the newest of an id', () => {
    const waiting = new WaitingRequests(10);
    waiting.add(1, asked(1));
    waiting.add(1, asked(5));
    expect(waiting.answered(1, any)?.row).toBe(5);
    expect(waiting.answered(1, any)).toBeUndefined();
  });

  it('forgets the oldest where there are too many, and says which', () => {
    const waiting = new WaitingRequests(3);
    for (let row = 1; row <= 3; row++) expect(waiting.add(row, asked(row))).toEqual([]);
    waiting.add(1, asked(4));
    expect(waiting.answered(2, any)?.row).toBe(2);
    expect(waiting.add(5, asked(5))).toEqual([]);
    expect(waiting.add(6, asked(6))).toEqual([asked(3)]);
    expect(waiting.add(7, asked(7))).toEqual([asked(4)]);
    expect(waiting.count).toBe(3);
  });

  it('is not slower when it is full', () => {
    const waiting = new WaitingRequests(1_000);
    let forgotten = 0;
    for (let row = 1; row <= 300_000; row++) {
      forgotten += waiting.add(row, asked(row)).length;
      if (row % 3 === 0) waiting.answered(row - 1, any);
    }
    expect(waiting.count).toBeLessThanOrEqual(1_000);
    expect(forgotten + waiting.count).toBe(200_000);
  });

  it('begins anew', () => {
    const waiting = new WaitingRequests(2);
    for (let row = 1; row <= 3; row++) waiting.add(row, asked(row));
    waiting.clear();
    expect(waiting.count).toBe(0);
    for (let row = 4; row <= 5; row++) expect(waiting.add(row, asked(row))).toEqual([]);
    expect(waiting.add(6, asked(6))).toEqual([asked(4)]);
  });
});
