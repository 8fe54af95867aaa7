import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../../src/contract/model.ts';
import {
  areInOrder,
  connectionNumbered,
  gapBefore,
  mostConnections,
  withAnother,
  withFacts,
} from '../../../../src/engine/capture/connectionList.ts';
import { createMeta, loadMeta } from '../../../../src/engine/capture/captureMeta.ts';
import type { ConnectionMeta } from '../../../../src/engine/capture/connectionMeta.ts';
import { temporaryFolder, testDescription } from '../../../support/captures.ts';

function one(number: number, more: Partial<ConnectionMeta> = {}): ConnectionMeta {
  return { number, started: number, from: { in: number * 10, out: number * 10 }, ...more };
}

function handshakeOf(bytes: number): Handshake {
  return { request: { startLine: '', headers: [], raw: new Uint8Array(bytes) }, timings: {}, checks: [] };
}

/** So many, each added to those before. */
function added(count: number, more: (number: number) => Partial<ConnectionMeta> = () => ({})): ConnectionMeta[] {
  let list: ConnectionMeta[] = [];
  for (let number = 1; number <= count; number++) list = withAnother(list, one(number, more(number)));
  return list;
}

const numbers = (list: readonly ConnectionMeta[]): number[] => list.map(({ number }) => number);

describe('withAnother', () => {
  it('keeps the first and the newest ones', () => {
    expect(numbers(added(3))).toEqual([1, 2, 3]);
    const list = added(mostConnections + 500);
    expect(list).toHaveLength(mostConnections);
    expect(numbers(list).slice(0, 2)).toEqual([1, 502]);
    expect(list.at(-1)!.number).toBe(mostConnections + 500);
    expect(areInOrder(list)).toBe(true);
  });

  it('keeps the newest handshakes, as far as there is room for them', () => {
    const list = added(20, () => ({ handshake: handshakeOf(100_000) }));
    const withHandshake = numbers(list.filter(({ handshake }) => handshake !== undefined));
    expect(withHandshake.at(-1)).toBe(20);
    expect(withHandshake.length).toBeGreaterThan(5);
    expect(withHandshake.length).toBeLessThan(10);
    expect(numbers(list)).toHaveLength(20);
    expect(list.at(-1)!.handshake!.request.raw).toHaveLength(100_000);
  });

  it('gives up places, too, where all else takes too much room', () => {
    const failure = { code: 'c', message: 'x'.repeat(50_000), cause: '', remedy: '' };
    const list = added(100, () => ({ failure }));
    expect(list.length).toBeLessThan(30);
    expect(JSON.stringify(list).length).toBeLessThan(1_300_000);
    expect(numbers(list).slice(-2)).toEqual([99, 100]);
    expect(list[0]!.number).toBe(1);
  });

  it('stays within what a description may have, whatever is in it', () => {
    const failure = { code: 'c', message: 'x'.repeat(20_000), cause: '', remedy: '' };
    const folder = temporaryFolder();
    const connections = added(300, () => ({ failure, handshake: handshakeOf(65_536) }));
    createMeta(folder, { ...testDescription, connections });
    expect(numbers(loadMeta(folder).connections)).toEqual(numbers(connections));
  });
});

describe('withFacts', () => {
  it('says more of the last one, and changes no other', () => {
    const list = added(2);
    expect(withFacts(list, { opened: 5 })).toEqual([one(1), one(2, { opened: 5 })]);
    expect(list[1]).toEqual(one(2));
    expect(withFacts([], { opened: 5 })).toEqual([]);
  });
});

describe('gapBefore', () => {
  it('is the time since the last one that was open', () => {
    const list = [one(1, { opened: 1, ended: 100 }), one(2, { opened: 2, ended: 200 }), one(3, { ended: 300 }), one(4)];
    expect([4, 3, 2, 1].map((number) => gapBefore(number, 1_000, list))).toEqual([800, 800, 900, 0]);
    expect(gapBefore(2, 1_000, [one(1, { opened: 1 })])).toBe(0);
  });
});

describe('connectionNumbered', () => {
  it('finds those that have a place', () => {
    const list = [one(1), one(5), one(6), one(7)];
    expect([0, 1, 2, 4, 5, 7, 8].map((number) => connectionNumbered(list, number)?.number)).toEqual([
      undefined,
      1,
      undefined,
      undefined,
      5,
      7,
      undefined,
    ]);
    expect(connectionNumbered([one(4)], 4)?.number).toBe(4);
    expect(connectionNumbered([], 1)).toBeUndefined();
  });
});

describe('areInOrder', () => {
  const framing = { offset: { in: 15, out: 15 }, deflate: false, takeover: { in: true, out: true } };

  it.each<[string, ConnectionMeta[], boolean]>([
    ['none', [], false],
    ['one', [one(3)], true],
    ['two', [one(1), one(2)], true],
    ['a gap after the first', [one(1), one(9), one(10)], true],
    ['a gap later', [one(1), one(2), one(4)], false],
    ['one twice', [one(1), one(1)], false],
    ['one before another', [one(2), one(1)], false],
    ['bytes of the one before', [one(1), one(2, { from: { in: 20, out: 9 } })], false],
    ['frames before its bytes', [one(2, { framing })], false],
    ['frames of the one before', [one(1, { framing }), one(2, { from: { in: 12, out: 20 } })], false],
    ['an end before its bytes', [one(2, { to: { in: 19, out: 20 } })], false],
    ['an end after the next', [one(1, { to: { in: 21, out: 20 } }), one(2)], false],
    ['all that there can be', [one(1, { framing, to: { in: 20, out: 20 } }), one(2)], true],
  ])('%s: %s', (_what, list, is) => {
    expect(areInOrder(list)).toBe(is);
  });
});
