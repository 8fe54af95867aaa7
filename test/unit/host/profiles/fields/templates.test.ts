import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

const field = 'templates';

describe('templates', () => {
  it('are messages with a name, and how they are sent', () => {
    const written = [
      { name: 'text', text: 'a ${input:b}', escapes: true },
      { name: 'json', json: { id: '${uuid}', n: [1, null] } },
      { name: 'number', text: '{"id": ${counter}, "who": "${input:Who}"}', kind: 'json' },
      { name: 'object', text: '${whole}', kind: 'json' },
      { name: 'hex', hex: '00 ff', fragment: 1, compress: false },
      { name: 'frame', base64: 'AAE=', frame: { opcode: 11, fin: false, rsv: 7, mask: false, claimed: 0 } },
      { name: 'usual frame', text: '', frame: {} },
    ];
    const { value, told } = readField(field, JSON.stringify(written));
    expect(told).toEqual([]);
    expect(value).toEqual(written);
  });

  it.each([
    ['{}', 'templates', '{}'],
    ['[7]', 'templates', '7'],
    ['[{ "text": "a" }]', 'template-name', '{ "text": "a" }'],
    ['[{ "name": " ", "text": "a" }]', 'template-name', '" "'],
    ['[{ "name": 7, "text": "a" }]', 'templates.name', '7'],
    ['[{ "name": "a" }]', 'templates', '{ "name": "a" }'],
    ['[{ "name": "a", "text": "", "json": 1 }]', 'templates', '{ "name": "a", "text": "", "json": 1 }'],
    ['[{ "name": "a", "hex": "0" }]', 'message-bytes', '"0"'],
    ['[{ "name": "a", "json": 1, "kind": "json" }]', 'template-field', '"json"'],
    ['[{ "name": "a", "hex": "00", "escapes": true }]', 'template-field', 'true'],
    ['[{ "name": "a", "text": "{", "kind": "json" }]', 'template-json', '"{"'],
    ['[{ "name": "a", "text": "{}", "kind": "text" }]', 'templates.kind', '"text"'],
    ['[{ "name": "a", "text": "", "fragment": 0 }]', 'templates.fragment', '0'],
    ['[{ "name": "a", "text": "", "frame": { "opcode": 16 } }]', 'templates.frame.opcode', '16'],
  ])('that are wrong are marked, warned of, and left out: %s', (json, code, marked) => {
    expect(problemsOf(field, json)).toEqual([[code, marked]]);
    const { value, told } = readField(field, json);
    expect(told.map(({ severity }) => severity)).toEqual(['warning']);
    expect(value ?? []).toEqual([]);
  });

  it('that have a name already are left out', () => {
    const { value, told } = readField(field, '[{ "name": "a", "text": "1" }, { "name": "a", "text": "2" }]');
    expect(value).toEqual([{ name: 'a', text: '1' }]);
    expect(told.map(({ code, marked }) => [code, marked])).toEqual([['template-taken', '"a"']]);
  });

  it('do without a field that they do not have', () => {
    const { value, told } = readField(field, '[{ "name": "a", "text": "1", "compres": false }]');
    expect(value).toEqual([{ name: 'a', text: '1' }]);
    expect(told.map(({ code, fixes }) => [code, fixes?.[0]?.title])).toEqual([
      ['unknown-field', 'Change to "compress"'],
    ]);
  });
});
