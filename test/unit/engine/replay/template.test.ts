import { describe, expect, it } from 'vitest';
import { fillJson, fillText, Unfilled } from '../../../../src/engine/replay/template.ts';

const values: Record<string, string | number | null | object> = {
  a: 'x',
  n: 7,
  o: { b: [1] },
  'env:HOME': '/h',
  empty: '',
};
const lookup = (name: string) => (Object.hasOwn(values, name) ? (values[name] as never) : undefined);

describe('a text', () => {
  it.each([
    ['${a} and ${n}', 'x and 7'],
    ['$${a} ${empty}$', '${a} $'],
    ['${o}', '{"b":[1]}'],
    ['${env:HOME}/f', '/h/f'],
    ['{"a":{}} $ { ${', '{"a":{}} $ { ${'],
  ])('%s becomes %s', (text, filled) => {
    expect(fillText(text, lookup)).toBe(filled);
  });

  it('is not filled twice', () => {
    expect(fillText('${t}', () => '${t} $${t}')).toBe('${t} $${t}');
  });

  it('needs all its values', () => {
    expect(() => fillText('${toString}', lookup)).toThrow(Unfilled);
    expect(() => fillText('${b}', lookup)).toThrow('The variable b has no value.');
  });
});

describe('JSON', () => {
  it('keeps the type of a value that stands alone', () => {
    const written = { id: '${n}', text: 'n${n}', list: ['${o}', 1, null], $: '$${a}', '${a}': true };
    expect(fillJson(written, lookup)).toEqual({
      id: 7,
      text: 'n7',
      list: [{ b: [1] }, 1, null],
      $: '${a}',
      '${a}': true,
    });
  });

  it('has members of any name', () => {
    const filled = fillJson(JSON.parse('{"__proto__":"${a}"}') as never, lookup);
    expect(JSON.stringify(filled)).toBe('{"__proto__":"x"}');
    expect(({} as { a?: string }).a).toBeUndefined();
  });
});
