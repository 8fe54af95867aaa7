import { describe, expect, it } from 'vitest';
import { readFilter } from '../../../../src/filterLanguage/read.ts';
import { knownJson } from '../../../../webview/filter/knownJson.ts';
import { rowOf } from '../table/rowsOf.ts';

const knownOf = (...previews: string[]) =>
  knownJson(() => previews.map((preview, i) => ({ ...rowOf(i + 1), preview })));

describe('knownJson', () => {
  it('knows the paths of whole previews, the most frequent first, and their values', () => {
    const known = knownOf('{"a":{"b c":1}}', '{"type":"tick","a":true}', 'text', '{"cut":', '[{"x":1}]');
    expect(known.paths()).toEqual(['$.a', '$.a["b c"]', '$.type']);
    expect(known.values('$.type')).toEqual(['tick']);
    expect(known.values('$.a')).toEqual(['true']);
    expect(known.values('$.none')).toEqual([]);
  });

  it('writes values so that the language reads them back', () => {
    const values = ['plain', 'two words', 'true', '', 'q"\\', 1.5, -2, null, false];
    const known = knownOf(...values.map((v) => JSON.stringify({ v })));
    const read = known.values('$.v').map((written) => readFilter(`$.v == ${written}`).filter);
    expect(read).toEqual(values.map((value) => ({ kind: 'json', path: ['v'], test: { operator: '==', value } })));
  });

  it('is bounded: deep, wide and long JSON is known in part', () => {
    const deep = `${'{"d":'.repeat(50)}1${'}'.repeat(50)}`;
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`m${i}`, i])));
    expect(knownOf(deep).paths()).toHaveLength(4);
    expect(knownOf(wide).paths()).toHaveLength(100);
    expect(knownOf(JSON.stringify({ v: 'x'.repeat(1_000) })).values('$.v')).toEqual([]);
  });
});
