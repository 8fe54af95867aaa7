import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/contract/model.ts';
import { likenessOf } from '../../../src/filterLanguage/likeness.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';
import { rowOf } from '../webview/table/rowsOf.ts';

const like = (preview: string, changes: Partial<Row> = {}): string => likenessOf(rowOf(1, { preview, ...changes }));

describe('likenessOf', () => {
  it.each([
    ['{"id":5,"type":"tick","sym":"ETH"}', '$.type == tick'],
    ['{"op":1,"event":"user joined"}', '$.event == "user joined"'],
    ['{"method":"Network.enable","id":1}', '$.method == "Network.enable"'],
    ['{"op":10,"d":{}}', '$.op == 10'],
    ['{"type":{"a":1},"channel":"c"}', '$.channel == c'],
    ['{"type":"true"}', '$.type == "true"'],
    ['{"price":5}', '$.price exists'],
    ['{"a b":5}', '$["a b"] exists'],
    ['{"__proto__":5}', '$.__proto__ exists'],
    ['["chat message",{"a":1}]', '$[0] == "chat message"'],
    ['[{"a":1}]', ''],
    ['{}', ''],
    ['hello world', '"hello"'],
    ['  say "hi"', '"say"'],
    ['"quoted" word', '"\\"quoted\\""'],
    ['{"cut":', '"{\\"cut\\":"'],
    ['', ''],
  ])('text %j', (preview, rest) => {
    expect(like(preview)).toBe(`dir:in op:text ${rest}`.trim());
  });

  it('looks at the whole payload where it is known', () => {
    expect(likenessOf(rowOf(1, { preview: '{"x":"…' }), '{"x":"long","type":"a"}')).toBe('dir:in op:text $.type == a');
  });

  it('of other frames is direction, opcode and close code', () => {
    expect(like('', { opcode: 'ping', direction: 'out' })).toBe('dir:out op:ping');
    expect(like('', { opcode: 3 })).toBe('dir:in op:3');
    expect(like('de ad', { opcode: 'binary' })).toBe('dir:in op:binary');
    expect(like('1001 bye', { opcode: 'close', closeCode: 1001 })).toBe('dir:in op:close close:1001');
  });

  it('of a marker is its code, or how it begins', () => {
    const marker = { direction: 'none', opcode: 'none' } as const;
    expect(like('Ended without a close frame', { ...marker, closeCode: 1006 })).toBe('close:1006');
    expect(like('Connected again after 3 s', marker)).toBe('"Connected again"');
  });

  it('is understood, whatever the text', () => {
    const json = fc.json();
    fc.assert(
      fc.property(fc.oneof(fc.string(), json), (preview) => {
        expect(readFilter(like(preview)).notes).toEqual([]);
      }),
    );
  });
});
