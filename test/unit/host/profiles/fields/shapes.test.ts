import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import {
  either,
  fieldsOf,
  flag,
  listOf,
  number,
  oneOf,
  readFields,
  recordOf,
  text,
  type Shape,
} from '../../../../../src/host/profiles/fields/shapes.ts';
import { listener, nodeOf, type Told } from './readField.ts';

function read<T>(shape: Shape<T>, json: string): { value: T | undefined; told: Told[] } {
  const whole = `{ "a": { "b": ${json} } }`;
  const { report, told } = listener(whole);
  const node = nodeOf(whole, 'a').children![0]!.children![1]!;
  return { value: shape(node, report), told };
}

describe('simple shapes', () => {
  it('take what fits', () => {
    expect(read(text, '"x"')).toEqual({ value: 'x', told: [] });
    expect(read(flag, 'false')).toEqual({ value: false, told: [] });
    expect(read(number(1, 5, { whole: true }), '5')).toEqual({ value: 5, told: [] });
    expect(read(oneOf('a', 'b'), '"b"')).toEqual({ value: 'b', told: [] });
  });

  it.each<[Shape<unknown>, string, string]>([
    [text, '7', '`a.b` must be text.'],
    [text, 'null', '`a.b` must be text.'],
    [flag, '"true"', '`a.b` must be true or false.'],
    [number(1, 5, { whole: true }), '6', '`a.b` must be a whole number from 1 to 5.'],
    [number(1, 5, { whole: true }), '1.5', '`a.b` must be a whole number from 1 to 5.'],
    [number(0, Number.MAX_SAFE_INTEGER, { whole: false }), '-1', '`a.b` must be a number from 0 on.'],
    [oneOf('a', 'b'), '"c"', '`a.b` must be one of "a", "b".'],
    [
      either<string | boolean>({ string: text, boolean: flag }, () => 'text or a flag'),
      '[]',
      '`a.b` must be text or a flag.',
    ],
    [listOf(text, () => 'a list of texts'), '"x"', '`a.b` must be a list of texts.'],
    [recordOf(text, () => 'an object'), '[]', '`a.b` must be an object.'],
    [fieldsOf<{ c: string }>({ c: text }), 'true', '`a.b` must be an object with `c`.'],
  ])('say what they want', (shape, json, words) => {
    const { value, told } = read(shape, json);
    expect(value).toBeUndefined();
    expect(told).toEqual([expect.objectContaining({ code: 'a.b', marked: json, text: words })]);
  });

  it('offer the text of a number, and the right case of a word', () => {
    expect(read(text, '7').told[0]?.fixes).toEqual([expect.objectContaining({ text: '"7"', length: 1 })]);
    expect(read(oneOf('TLSv1.2'), '"tlsv1.2"').told[0]?.fixes).toEqual([
      expect.objectContaining({ text: '"TLSv1.2"' }),
    ]);
  });
});

describe('lists and objects', () => {
  it('leave out what is wrong in them', () => {
    const { value, told } = read(
      listOf(text, () => 'a list'),
      '["x", 7, "y"]',
    );
    expect(value).toEqual(['x', 'y']);
    expect(told).toEqual([expect.objectContaining({ code: 'a.b', marked: '7', text: '`a.b[1]` must be text.' })]);
  });

  it('keep any name, also one that objects have of themselves', () => {
    const { value } = read(
      recordOf(text, () => 'an object'),
      '{ "__proto__": "x" }',
    );
    expect(Object.entries(value!)).toEqual([['__proto__', 'x']]);
  });

  it('name what is missing', () => {
    const { value, told } = read(fieldsOf<{ c: string; d?: string }>({ c: text, d: text }, ['c']), '{ "d": "x" }');
    expect(value).toEqual({ d: 'x' });
    expect(told).toEqual([expect.objectContaining({ code: 'a.b.c', text: '`a.b` needs `c`.' })]);
  });

  it('warn of what they do not know', () => {
    const { told } = read(fieldsOf<{ connect: number }>({ connect: number(1, 2, { whole: true }) }), '{ "conect": 1 }');
    expect(told).toEqual([expect.objectContaining({ code: 'unknown-field', severity: 'warning', marked: '"conect"' })]);
  });
});

describe('readFields', () => {
  it('gives what is there', () => {
    const { report, told } = listener('');
    const tree = parseTree('{ "a": "x", "c": 1 }')!;
    expect(readFields<{ a: string; b: string }>(tree, { a: text, b: text }, report)).toEqual({ a: 'x' });
    expect(told).toEqual([]);
  });
});
