import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { pathLines, pathsOf } from '../../../../../src/host/scenarios/table/pathLines.ts';

const lines = (paths: object): string => pathLines(parseTree(JSON.stringify(paths))!);

describe('tests of paths as lines', () => {
  it.each<[object, string]>([
    [{ '$.type': 'joined' }, '$.type == "joined"'],
    [{ '$.n': 4 }, '$.n == 4'],
    [{ '$.price': { '>': 4, '<=': 9 } }, '$.price > 4\n$.price <= 9'],
    [{ '$["a == b"]': { '!=': null } }, '$["a == b"] != null'],
    [{ '$.a': { exists: true }, '$.b': { exists: false } }, '$.a exists\n$.b exists false'],
    [{ '$.s': { matches: '/^a b$/i' } }, '$.s matches /^a b$/i'],
    [{ '$.list': { contains: { id: 1 } } }, '$.list contains {"id":1}'],
    [{ '$.o': { '==': { '>': 1 } } }, '$.o == {">":1}'],
  ])('are %j', (paths, text) => {
    expect(lines(paths)).toBe(text);
    expect(pathsOf(text)).toEqual(paths);
  });

  it('take what is no JSON as a text, and leave out empty lines', () => {
    expect(pathsOf('  $.room == ${room}\n\n$.a == it is > 4 ')).toEqual({ '$.room': '${room}', '$.a': 'it is > 4' });
  });

  it('are told where they are none', () => {
    for (const wrong of ['', 'type == 1', '$.a', '$.a =', '$.a ==', '$.a matches', '$.a > 1\n$.a > 2'])
      expect(() => pathsOf(wrong), wrong).toThrow('It was not changed.');
  });
});
