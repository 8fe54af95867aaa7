import { describe, expect, it } from 'vitest';
import { textNode } from '../../../../src/host/profiles/textNode.ts';

const text = `{
  // profiles
  "profiles": [
    7,
    {
      "url": "ws://a",
      "headers": { "A": "one", "B": "two" },
      "onOpen": [{ "json": { "a": ["x"] } }],
    },
    { "headers": [["A", "three"]] }
  ]
}`;

const at = (index: number, ...path: (string | number)[]): unknown => textNode(text, index, path)?.value;

describe('textNode', () => {
  it('finds texts wherever they stand', () => {
    expect(at(1, 'url')).toBe('ws://a');
    expect(at(1, 'headers', 1, 1)).toBe('two');
    expect(at(2, 'headers', 0, 1)).toBe('three');
    expect(at(1, 'onOpen', 0, 'json', 'a', 0)).toBe('x');
  });

  it('finds nothing where nothing is', () => {
    expect(at(3, 'url')).toBeUndefined();
    expect(at(0, 'url')).toBeUndefined();
    expect(at(1, 'headers', 2, 1)).toBeUndefined();
    expect(at(1, 'tls', 'ca', 0)).toBeUndefined();
    expect(at(1, 'url', 0)).toBeUndefined();
    expect(textNode('', 0, [])).toBeUndefined();
  });
});
