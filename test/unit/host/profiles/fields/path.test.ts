import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { path } from '../../../../../src/host/profiles/fields/path.ts';
import { listener } from './readField.ts';

describe('path', () => {
  it('is a text that says something', () => {
    const { report, told } = listener('');
    expect(path(parseTree('"a/b.pem"')!, report)).toBe('a/b.pem');
    expect(told).toEqual([]);
    expect(path(parseTree('"  "')!, report)).toBeUndefined();
    expect(path(parseTree('7')!, report)).toBeUndefined();
    expect(told).toHaveLength(2);
  });
});
