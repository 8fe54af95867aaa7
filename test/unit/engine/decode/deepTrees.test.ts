import { describe, expect, it } from 'vitest';
import type { ByteRange, FormatId } from '../../../../src/contract/decoding.ts';
import { DecodeError, type Codec } from '../../../../src/engine/decode/format.ts';
import { isList, isObject, type Plain } from '../../../../src/engine/decode/plain.ts';
import { jsonOf } from '../../../../src/engine/decode/plainText.ts';
import { dice, mutated } from '../../../support/decode/fuzz.ts';
import { codecOf, payload } from '../../../support/decode/payloads.ts';
import { samples } from '../../../support/decode/samples.ts';

const levels = 100_000;
const deepest = 256;

/** Documents in each other: of each the length, one element `a`, and a zero. */
function deepBson(): Buffer {
  const bytes = Buffer.alloc(levels * 8 + 5);
  for (let i = 0; i < levels; i++) {
    const at = i * 7;
    bytes.writeInt32LE(bytes.length - i * 8, at);
    bytes.set([0x03, 0x61, 0x00], at + 4);
  }
  bytes.writeInt32LE(5, levels * 7);
  return bytes;
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const json = (text: string): Buffer => Buffer.from(text);
const nested = (open: string, inside: string, close = ''): string =>
  open.repeat(levels) + inside + close.repeat(levels);

const deep: readonly (readonly [name: string, id: Exclude<FormatId, 'none'>, bytes: Buffer])[] = [
  ['lists of JSON', 'json', json(nested('[', '1', ']'))],
  ['objects of JSON', 'json', json(nested('{"a":', '1', '}'))],
  ['lists of MessagePack', 'msgpack', hex(nested('91', 'c3'))],
  ['maps of MessagePack', 'msgpack', hex(nested('81a161', 'c3'))],
  ['long lists of MessagePack', 'msgpack', hex(nested('dd00000001', 'c3'))],
  ['long maps of MessagePack', 'msgpack', hex(nested('de0001a161', 'c3'))],
  ['lists of CBOR', 'cbor', hex(nested('81', 'f5'))],
  ['maps of CBOR', 'cbor', hex(nested('a16161', 'f5'))],
  ['tags of CBOR', 'cbor', hex(nested('c6', 'f5'))],
  ['lists without a length of CBOR', 'cbor', hex(nested('9f', 'f5', 'ff'))],
  ['maps without a length of CBOR', 'cbor', hex(nested('bf6161', 'f5', 'ff'))],
  ['documents of BSON', 'bson', deepBson()],
];

/** Of the first value in each value. */
function depthOf(tree: Plain): number {
  let depth = 0;
  for (let at: Plain | undefined = tree; isList(at) || isObject(at); depth++) at = Object.values(at).at(-1);
  return depth;
}

describe('100,000 levels', () => {
  it.each(deep)('of %s are shown down to the deepest that is shown', async (_, id, bytes) => {
    const codec = await codecOf(id);
    const ranges: ByteRange[] = [];
    const tree = codec.decode({ direction: 'in', text: id === 'json', bytes }, ranges);
    const { text, deep } = jsonOf(tree, 1024 * 1024);
    expect(deep).toBe(true);
    expect(text).toMatch(/(?:[[:])…[\]}]+$/);
    expect(text).not.toContain('"…"');
    expect(text.match(/[\]}]/g)).toHaveLength(deepest);
    if (id === 'json') return;
    expect(depthOf(tree)).toBe(deepest);
    // What is not shown has its place in the bytes, to the last of it.
    const place = ranges.find(({ path }) => path.length === deepest)!;
    expect(place.to - place.from).toBeGreaterThan(levels - deepest);
  });

  it.each(deep.filter(([, id]) => id !== 'json'))('of %s that end too soon are refused', async (_, id, bytes) => {
    const codec = await codecOf(id);
    const cut = { direction: 'in', text: false, bytes: bytes.subarray(0, -1) } as const;
    expect(() => codec.decode(cut)).toThrow(expect.objectContaining({ name: 'DecodeError' }));
  });

  it.each(deep.filter(([, id]) => id === 'msgpack' || id === 'cbor'))(
    'of %s are passed over on the way to a field',
    async (_, id, bytes) => {
      const codec = await codecOf(id);
      const before = id === 'msgpack' ? hex('82a16b') : hex('a2616b');
      const behind = id === 'msgpack' ? hex('a17a05') : hex('617a05');
      const whole = { direction: 'in', text: false, bytes: Buffer.concat([before, bytes, behind]) } as const;
      expect(codec.decode(whole, undefined, ['z'])).toEqual({ z: 5 });
    },
  );
});

describe('lists and maps without a length that are too deep', () => {
  const inside = (text: string): string => `${'81'.repeat(deepest)}${text}`;

  it.each([
    ['bf 01 02 ff', 'read'],
    ['bf ff', 'read'],
    ['9f ff', 'read'],
    ['bf 9f 01 ff bf ff ff', 'read'],
    ['5f 41 00 ff', 'read'],
    ['bf 01 ff', 258],
    ['81 ff', 257],
    ['9f', 257],
    ['82 01', 257],
  ])('are held to the same rules: %s', async (text, outcome) => {
    const codec = await codecOf('cbor');
    const read = (): unknown => {
      try {
        codec.decode({ direction: 'in', text: false, bytes: hex(inside(text)) });
        return 'read';
      } catch (error) {
        return (error as { offset?: number }).offset;
      }
    };
    expect(read()).toBe(outcome);
  });
});

describe('what is passed over', () => {
  /** Read, or refused with these words at this byte. */
  const outcome = (codec: Codec, bytes: Uint8Array, around: number): unknown => {
    try {
      codec.decode({ direction: 'in', text: false, bytes });
      return 'read';
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return [error.message, error.offset! - around];
    }
  };

  it.each([
    ['msgpack', 0x91],
    ['cbor', 0x81],
  ] as const)('is held to the rules of what is read: %s', async (id, list) => {
    const codec = await codecOf(id);
    const roll = dice(7);
    const around = Buffer.alloc(deepest, list);
    const whole = samples[id].messages.map((one) => payload(one).bytes);
    const open = id === 'cbor' ? [hex('9f a1 6161 5f 41 00 ff bf 01 9f ff 7f 61 62 ff c1 00 ff ff')] : [];
    const outcomes = new Set<string>();
    for (let i = 0; i < 4_000; i++) {
      const all = [...whole, ...open];
      const inside = mutated(all[i % all.length]!, roll);
      // What is missing altogether is missed by the list around it.
      if (inside.length === 0) continue;
      const alone = outcome(codec, inside, 0);
      expect(outcome(codec, Buffer.concat([around, inside]), deepest), Buffer.from(inside).toString('hex')).toEqual(
        alone,
      );
      outcomes.add(JSON.stringify(alone).replace(/\d+/g, ''));
    }
    // Some were read, and the others refused for many reasons.
    expect(outcomes).toContain('"read"');
    expect(outcomes.size).toBeGreaterThan(6);
  });
});
