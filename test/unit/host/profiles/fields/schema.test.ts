import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('schema', () => {
  it.each([
    { file: 'feed.proto' },
    { file: 'feed.proto', message: 'Envelope' },
    { file: 'feed.bin', in: 'a.Tick', out: 'a.Command' },
    { file: 'feed.proto', out: 'Command', rules: [{ dir: 'in', starts: '01 ff', skip: 2, message: 'Tick' }] },
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
    ['{ "file": "a", "rules": {} }', 'schema.rules', '{}'],
    ['{ "file": "a", "rules": [{ "dir": "in" }] }', 'schema.rules.message', '{ "dir": "in" }'],
    ['{ "file": "a", "rules": [{ "message": "A", "dir": "up" }] }', 'schema.rules.dir', '"up"'],
    ['{ "file": "a", "rules": [{ "message": "A", "starts": "0" }] }', 'message-bytes', '"0"'],
    ['{ "file": "a", "rules": [{ "message": "A", "skip": -1 }] }', 'schema.rules.skip', '-1'],
    ['{ "file": "a", "rules": [{ "message": "A", "opcode": 1 }] }', 'unknown-field', '"opcode"'],
  ])('marks what is wrong in %s', (json, code, marked) => {
    expect(problemsOf('schema', json)).toContainEqual([code, marked]);
  });
});
