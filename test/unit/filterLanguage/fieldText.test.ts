import { describe, expect, it } from 'vitest';
import { readColumnField } from '../../../src/filterLanguage/columnField.ts';
import { fieldCharacters, fieldText } from '../../../src/filterLanguage/fieldText.ts';

const at = (tree: unknown, field: string): string | undefined =>
  fieldText(tree, readColumnField(field)!.paths, (value) => JSON.stringify(value));

describe('the text of a field', () => {
  it('is what a tree has there', () => {
    const tree = { type: 'tick', price: 2.5, user: { name: 'Ada' }, list: [1, { deep: null }], no: false };
    expect(
      ['$.type', '$.price', '$.user', '$.user.name', '$.list[1].deep', '$.no'].map((path) => at(tree, path)),
    ).toEqual(['tick', '2.5', '{"name":"Ada"}', 'Ada', 'null', 'false']);
    for (const path of ['$.type.length', '$.none', '$.list[7]', '$.user.name.first'])
      expect(at(tree, path)).toBe(undefined);
  });

  it('goes through lists', () => {
    expect(at([{ topic: 'a' }, { other: 1 }, { topic: 'b' }], 'mqtt.topic')).toBe('a, b');
    expect(at({ subscriptions: [{ topic: 'x/#' }, { topic: 'y' }] }, 'mqtt.topic')).toBe('x/#, y');
    const topics = Array.from({ length: 1_000 }, (_, topic) => ({ topic }));
    expect(at(topics, 'mqtt.topic')?.split(', ')).toHaveLength(20);
  });

  it('knows own members only', () => {
    expect(at({}, '$.constructor')).toBe(undefined);
    expect(at(JSON.parse('{"__proto__":"mine"}'), '$.__proto__')).toBe('mine');
  });

  it('is no longer than what a row can show, and never deeper than a stack', () => {
    expect(at({ text: 'x'.repeat(1_000) }, '$.text')).toBe(`${'x'.repeat(fieldCharacters)}…`);
    let nested: unknown = { a: 1 };
    for (let level = 0; level < 100_000; level++) nested = [nested];
    expect(at(nested, '$.a')).toBe(undefined);
  });
});
