import { describe, expect, it } from 'vitest';
import type { Match } from '../../../../../src/contract/scenario.ts';
import type { FrameRecord } from '../../../../../src/engine/capture/frameIndex.ts';
import type { MessageReader } from '../../../../../src/engine/capture/messageReader.ts';
import { filledMatch, isOfKind, judge, matchWords } from '../../../../../src/engine/replay/match/judge.ts';
import { Received } from '../../../../../src/engine/replay/received.ts';

const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

async function received(payload: string | Uint8Array | object, kind: keyof typeof opcodes = 'text'): Promise<Received> {
  const bytes =
    payload instanceof Uint8Array
      ? payload
      : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const reader = { beginning: () => Promise.resolve({ bytes, total: bytes.length }) } as unknown as MessageReader;
  return Received.read({ id: 1, time: 0, byte0: 0x80 | opcodes[kind] } as FrameRecord, reader);
}

const order = { type: 'order', total: 12, lines: [{ sku: 'a', n: 1 }], at: '2026-01-01' };

const matching: [name: string, match: Match, payload: string | object][] = [
  ['any message', {}, 'x'],
  ['its text', { text: 'x' }, 'x'],
  ['a regular expression', { regex: { source: '^x.*y$', flags: 's' } }, 'x\ny'],
  ['its JSON in another order', { json: { value: { b: [1, 2], a: null } } }, '{"a":null,"b":[1,2]}'],
  ['some of its members, deep', { like: { value: { type: 'order', lines: [{ sku: 'a' }] } } }, order],
  ['a schema', { schema: { type: 'object', required: ['total'] } }, order],
  ['a schema of draft 4', { schema: { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' } }, order],
  ['a schema that takes anything', { schema: true }, '[]'],
  [
    'values at paths',
    {
      paths: [
        { path: '$.total', test: { operator: '>=', value: 12 } },
        { path: '$.total', test: { operator: '!=', value: '12' } },
        { path: '$.lines[0].sku', test: { operator: '==', value: 'a' } },
        { path: '$.at', test: { operator: '<', value: '2026-02' } },
        { path: '$.at', test: { operator: 'matches', value: { source: '^\\d{4}', flags: '' } } },
        { path: '$.at', test: { operator: 'contains', value: '26' } },
        { path: '$.lines', test: { operator: 'contains', value: { n: 1, sku: 'a' } } },
        { path: '$.none', test: { operator: 'exists', value: false } },
        { path: '$.type', test: { operator: 'exists', value: true } },
      ],
    },
    order,
  ],
];

describe('a message matches', () => {
  it.each(matching)('%s', async (_name, match, payload) => {
    expect(judge(match, await received(payload))).toMatchObject({ matches: true, distance: 0, sentences: [] });
  });

  it('its bytes, written in either way', async () => {
    const bytes = await received(Uint8Array.of(0, 255), 'binary');
    expect(judge({ bytes: { hex: '00 FF' } }, bytes).matches).toBe(true);
    expect(judge({ bytes: { base64: 'AP8=' }, is: 'binary' }, bytes).matches).toBe(true);
  });

  it('a close frame by its code and reason', async () => {
    const close = await received(Uint8Array.of(0x0f, 0xa0, 0x62, 0x79, 0x65), 'close');
    expect(isOfKind({ code: 4000 }, close)).toBe(true);
    expect(judge({ is: 'close', code: 4000, text: 'bye' }, close).matches).toBe(true);
    expect(judge({ is: 'close', code: 1000 }, close)).toMatchObject({
      matches: false,
      sentences: ['The close code is 4000, not 1000.'],
      expected: 'a close frame with 1000',
      actual: 'a close frame with 4000\nbye',
    });
    expect(judge({ is: 'close', code: 1005 }, await received('', 'close')).matches).toBe(true);
  });
});

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const failing: [match: Match, payload: string | object, sentences: string[], expected: string, actual: string][] = [
  [{ text: 'a' }, 'b', ['The text is another one.'], 'a', 'b'],
  [{ regex: { source: 'a', flags: 'i' } }, 'b', ['/a/i does not match.'], '/a/i', 'b'],
  [{ json: { value: { a: 1 } } }, 'b', ['The payload is no JSON.'], pretty({ a: 1 }), 'b'],
  [
    { json: { value: { a: 1, b: 2, c: {} } } },
    { c: {}, b: 3, d: 4 },
    ['$.a is missing.', '$.b is 3, not 2.', '$.d is too much.'],
    pretty({ c: {}, b: 2, a: 1 }),
    pretty({ c: {}, b: 3, d: 4 }),
  ],
  [
    { json: { value: [1, [2]] } },
    [1, { a: 2 }, 3],
    ['$ has 3 elements, not 2.', '$[1] is an object, not a list.'],
    pretty([1, [2]]),
    pretty([1, { a: 2 }, 3]),
  ],
  [
    { like: { value: { lines: [{ sku: 'b' }], total: '12' } } },
    order,
    ['$.lines[0].sku is "a", not "b".', '$.total is 12, not "12".'],
    pretty({ ...order, total: '12', lines: [{ sku: 'b', n: 1 }] }),
    pretty(order),
  ],
  [
    { paths: [{ path: '$.a["b c"][0]', test: { operator: '==', value: 1 } }] },
    {},
    ['$.a["b c"][0] is missing, and should be: == 1.'],
    pretty({ a: { 'b c': [1] } }),
    '{}',
  ],
  [
    {
      paths: [
        { path: '$.total', test: { operator: '<', value: 3 } },
        { path: '$.type', test: { operator: 'exists', value: false } },
      ],
    },
    { type: 'x', total: 3 },
    ['$.total is 3, and should be: < 3.', '$.type is "x", and should be: is not there.'],
    pretty({ type: 'is not there', total: '< 3' }),
    pretty({ type: 'x', total: 3 }),
  ],
];

describe('a message that does not match', () => {
  it.each(failing)('%j: %j', async (match, payload, sentences, expected, actual) => {
    const judgement = judge(match, await received(payload));
    expect(judgement).toMatchObject({ matches: false, sentences, expected, actual });
    expect(judgement.distance).toBeGreaterThan(0);
  });

  it('is laid beside its bytes, line by line', async () => {
    const judgement = judge({ bytes: { hex: '00'.repeat(17) } }, await received(new Uint8Array(2), 'binary'));
    expect(judgement).toMatchObject({ expected: `${'00 '.repeat(16).trim()}\n00`, actual: '00 00' });
    expect(judgement.sentences).toEqual(['The 2 bytes are not the 17 that were expected.']);
  });

  it('comes the nearer the more of it is right', async () => {
    const match: Match = { like: { value: { type: 'order', total: 12 } } };
    const distances = await Promise.all(
      [{ type: 'order', total: 13 }, { type: 'x' }, 'text'].map(
        async (one) => judge(match, await received(one)).distance,
      ),
    );
    expect(distances).toEqual([0.5, 1, 2]);
  });

  it('may be one for which a regular expression would never end', async () => {
    const evil = { source: '^(a+)+$', flags: '' };
    const payload = { a: `${'a'.repeat(60)}!` };
    const slow = judge({ regex: evil }, await received(payload.a));
    expect(slow.sentences[0]).toMatch(/takes too long/);
    const inPath = judge(
      { paths: [{ path: '$.a', test: { operator: 'matches', value: evil } }] },
      await received(payload),
    );
    expect(inPath).toMatchObject({ matches: false, expected: pretty({ a: 'matches /^(a+)+$/' }) });
    const inSchema = judge({ schema: { properties: { a: { pattern: '^(a+)+$' } } } }, await received(payload));
    expect(inSchema.sentences).toEqual(['The schema takes too long on this message.']);
  });

  it('may be of any depth', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(judge({ json: { value: [[1]] } }, await received(deep))).toMatchObject({ matches: false });
    expect(judge({ like: { value: JSON.parse(deep) as never } }, await received(deep)).matches).toBe(true);
    expect(judge({ schema: { $ref: '#/nowhere' } }, await received('{}')).sentences[0]).toMatch(/cannot be used/);
  });
});

describe('a match', () => {
  it('has its values put in', () => {
    const match: Match = {
      text: '${a}',
      bytes: { hex: '${a}' },
      json: { value: ['${a}'] },
      like: { value: { a: '${a}' } },
      paths: [
        { path: '$.${a}', test: { operator: '==', value: '${a}' } },
        { path: '$.b', test: { operator: 'matches', value: { source: '${a}', flags: '' } } },
      ],
      regex: { source: '${a}', flags: '' },
    };
    expect(filledMatch(match, () => '07')).toEqual({
      text: '07',
      bytes: { hex: '07' },
      json: { value: ['07'] },
      like: { value: { a: '07' } },
      paths: [
        { path: '$.${a}', test: { operator: '==', value: '07' } },
        { path: '$.b', test: { operator: 'matches', value: { source: '${a}', flags: '' } } },
      ],
      regex: { source: '${a}', flags: '' },
    });
  });

  it('is told in words', () => {
    expect(matchWords({})).toBe('a message');
    expect(matchWords({ is: 'ping' })).toBe('a ping frame');
    expect(
      matchWords({ regex: { source: 'a', flags: '' }, paths: [{ path: '$.b', test: { operator: '>', value: 1 } }] }),
    ).toBe('/a/\n$.b > 1');
  });

  it('of messages does not look at control frames', async () => {
    expect(isOfKind({}, await received('', 'ping'))).toBe(false);
    expect(isOfKind({ is: 'ping' }, await received('', 'ping'))).toBe(true);
    expect(isOfKind({ is: 'text' }, await received('', 'binary'))).toBe(true);
  });
});
