import { applyEdits, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import type { MatchForm } from '../../../../../src/contract/scenarioTable.ts';
import { inMatchForm, matchEdits, matchOf } from '../../../../../src/host/scenarios/table/matchForm.ts';

const shown = (text: string) => matchOf(parseTree(text)!);
const edited = (text: string, form: MatchForm, value: string): string =>
  applyEdits(text, matchEdits(parseTree(text)!, form, value));
const changed = (text: string, form: MatchForm): string => edited(text, form, inMatchForm(parseTree(text)!, form));

describe('an expectation in the table', () => {
  it('has a form where it is one thing, whatever is taken from it', () => {
    expect(shown('"hello"')).toEqual({ form: 'text', value: 'hello' });
    expect(shown('{ "regex": "/a/i", "is": "text" }')).toEqual({ form: 'regex', value: '/a/i' });
    expect(shown('{ "like": { "a": [1] }, "extract": { "x": "$.a" } }')).toEqual({ form: 'like', value: '{"a":[1]}' });
    expect(shown('{ "paths": { "$.a": 1 } }')).toEqual({ form: 'paths', value: '$.a == 1' });
  });

  it.each(['{ "is": "close", "code": 1000 }', '{ "hex": "00" }', '{ "like": {}, "text": "a" }', '{ "text": 1 }', '7'])(
    'is shown as it is where it is %s',
    (text) => {
      expect(shown(text)).toEqual({ value: JSON.stringify(JSON.parse(text)) });
    },
  );

  it('is written in its place', () => {
    expect(edited('"a"', 'text', 'b"')).toBe('"b\\""');
    expect(edited('{ "regex": "/a/", /* why */ "is": "text" }', 'regex', '/b/')).toBe(
      '{ "regex": "/b/", /* why */ "is": "text" }',
    );
    expect(edited('{ "paths": { "$.a": 1 } }', 'paths', '$.a > 1')).toBe('{ "paths": {"$.a":{">":1}} }');
    for (const [form, value] of [
      ['regex', '/(/'],
      ['json', '{'],
      ['paths', 'nothing'],
    ] as const)
      expect(() => edited('"a"', form, value), form).toThrow('It was not changed.');
    expect(() => edited('{ "hex": "00" }', 'text', 'a')).toThrow('It was not changed.');
  });

  it('becomes another form, as near to what it was as that can be', () => {
    expect(changed('"a.b"', 'regex')).toBe('{ "regex": "/a\\\\.b/" }');
    expect(changed('"a"', 'like')).toBe('{ "like": {} }');
    expect(changed('"[1]"', 'json')).toBe('{ "json": [1] }');
    expect(changed('{ "like": { "type": "a", "n": null, "in": {} }, "extract": { "x": "$.n" } }', 'paths')).toBe(
      '{ "paths": {"$.type":"a","$.n":null}, "extract": { "x": "$.n" } }',
    );
    expect(changed('{ "paths": { "$.type": "a", "$.n": { ">": 4 } } }', 'like')).toBe('{ "like": {"type":"a"} }');
    expect(changed('{ "regex": "/a+/i" }', 'text')).toBe('{ "text": "a+" }');
  });
});
