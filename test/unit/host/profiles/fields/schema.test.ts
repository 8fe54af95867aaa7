import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('schema', () => {
  it.each([
    { file: 'feed.proto' },
    { file: 'feed.proto', message: 'Envelope' },
    { file: 'feed.bin', in: 'a.Tick', out: 'a.Command' },
  ])('takes %o', (value) => {
    expect(readField('schema', JSON.stringify(value))).toEqual({ value, told: [] });
  });

  it.each([
    ['"feed.proto"', 'schema', '"feed.proto"'],
    ['{ "message": "A" }', 'schema.file', '{ "message": "A" }'],
    ['{ "file": " " }', 'empty-path', '" "'],
    ['{ "file": "a", "in": 1 }', 'schema.in', '1'],
    ['{ "file": "a", "in": "A", "out": "B", "message": "C" }', 'schema-message', '"C"'],
    ['{ "file": "a", "type": "A" }', 'unknown-field', '"type"'],
  ])('marks what is wrong in %s', (json, code, marked) => {
    expect(problemsOf('schema', json)).toContainEqual([code, marked]);
  });
});
