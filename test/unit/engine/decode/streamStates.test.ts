import { describe, expect, it } from 'vitest';
import { DecodeError, type EarlierMessages, type Payload } from '../../../../src/engine/decode/format.ts';
import { StreamStates, type StreamSteps } from '../../../../src/engine/decode/streamStates.ts';
import { dice } from '../../../support/decode/fuzz.ts';

/** The number of bytes up to here; `ff` cannot be read. */
function steps(): { taken: number } & StreamSteps<number, number> {
  return {
    taken: 0,
    initial: 0,
    step(state, { bytes }) {
      this.taken++;
      if (bytes[0] === 0xff) throw new DecodeError('It is ff.', 0);
      return { state: state + bytes.length, result: state + bytes.length };
    },
  };
}

/** Rows from 1 on, all of one connection; every third goes out. */
function messages(payloads: readonly (Uint8Array | undefined)[]) {
  const at = (id: number): (Payload & { id: number }) | undefined => {
    const bytes = payloads[id - 1];
    return bytes && { id, direction: id % 3 === 0 ? 'out' : 'in', text: false, bytes };
  };
  const earlier: EarlierMessages & { generation: number; whole: boolean } = {
    generation: 0,
    whole: true,
    connectionOf: () => ({ first: 1, whole: earlier.whole }),
    *between(direction, from, to) {
      for (let id = from; id < to; id++) {
        if ((id % 3 === 0 ? 'out' : 'in') === direction) yield { id, payload: at(id) };
      }
    },
  };
  return { earlier, at };
}

/** What is to be of each row. */
function sums(payloads: readonly Uint8Array[]): number[] {
  const so = { in: 0, out: 0 };
  return payloads.map(({ length }, i) => (so[(i + 1) % 3 === 0 ? 'out' : 'in'] += length));
}

describe('StreamStates', () => {
  const payloads = Array.from({ length: 3_000 }, (_, i) => new Uint8Array(1 + (i % 50)));
  const expected = sums(payloads);

  it('is right in whichever order rows are asked for, and goes over each once where that is theirs', () => {
    const { earlier, at } = messages(payloads);
    const counted = steps();
    const states = new StreamStates(earlier, counted);
    for (let id = 1; id <= 3_000; id++) expect(states.read(at(id)!)).toBe(expected[id - 1]);
    expect(counted.taken).toBe(3_000);
    const roll = dice(1);
    for (let i = 0; i < 500; i++) {
      const id = 1 + roll(3_000);
      expect(states.read(at(id)!)).toBe(expected[id - 1]);
    }
    expect(counted.taken).toBeLessThan(3_000 + 500 * 257);
  });

  it('is right from the end on, too', () => {
    const { earlier, at } = messages(payloads);
    const states = new StreamStates(earlier, steps());
    for (let id = 3_000; id > 2_900; id--) expect(states.read(at(id)!)).toBe(expected[id - 1]);
  });

  it('goes through a long stream bit by bit, and says so', () => {
    const long = Array.from({ length: 60 }, () => new Uint8Array(100_000));
    const { earlier, at } = messages(long);
    const counted = steps();
    const states = new StreamStates(earlier, counted);
    const tries: (number | string)[] = [];
    for (let i = 0; i < 6; i++) {
      try {
        tries.push(states.read(at(59)!));
      } catch (error) {
        tries.push((error as Error).message.slice(0, 19));
      }
    }
    expect(tries.at(-1)).toBe(4_000_000);
    expect(tries.slice(0, 2)).toEqual(['What came before it', 'What came before it']);
    expect(counted.taken).toBeLessThan(50);
  });

  it('says of what comes behind a message that cannot be read that it cannot be either', () => {
    const broken = [new Uint8Array(1), Uint8Array.of(0xff), new Uint8Array(1), new Uint8Array(1)];
    const { earlier, at } = messages(broken);
    const states = new StreamStates(earlier, steps());
    expect(states.read(at(1)!)).toBe(1);
    expect(() => states.read(at(2)!)).toThrow('It is ff.');
    expect(() => states.read(at(4)!)).toThrow('A message before it could not be read: It is ff.');
    // The other direction has a stream of its own.
    expect(states.read(at(3)!)).toBe(1);
    const lost = messages([undefined, new Uint8Array(1)]);
    expect(() => new StreamStates(lost.earlier, steps()).read(lost.at(2)!)).toThrow('The message of row 1, before it,');
  });

  it('begins anew where the record does, and says where its beginning is gone', () => {
    const { earlier, at } = messages(payloads);
    const states = new StreamStates(earlier, steps());
    expect(states.read(at(2)!)).toBe(expected[1]);
    earlier.generation++;
    earlier.whole = false;
    expect(() => states.read(at(2)!)).toThrow('The stream began before what is recorded');
  });

  it('keeps few states of many messages', () => {
    const many = Array.from({ length: 200_000 }, () => new Uint8Array(1));
    const { earlier, at } = messages(many);
    const counted = steps();
    const states = new StreamStates(earlier, counted);
    for (let id = 1; id <= 200_000; id++) if (id % 3 !== 0) states.read(at(id)!);
    counted.taken = 0;
    expect(states.read(at(100)!)).toBe(67);
    expect(counted.taken).toBeLessThan(3_000);
  });
});
