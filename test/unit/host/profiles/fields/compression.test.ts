import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('compression', () => {
  it.each([
    true,
    false,
    {},
    {
      serverNoContextTakeover: true,
      clientNoContextTakeover: false,
      serverMaxWindowBits: 8,
      clientMaxWindowBits: 15,
      threshold: 0,
    },
    { clientMaxWindowBits: false },
  ])('takes %j', (compression) => {
    expect(readField('compression', JSON.stringify(compression))).toEqual({ value: compression, told: [] });
  });

  it.each([
    ['"no"', 'compression', '"no"'],
    ['{ "serverMaxWindowBits": 7 }', 'compression.serverMaxWindowBits', '7'],
    ['{ "clientMaxWindowBits": 16 }', 'compression.clientMaxWindowBits', '16'],
    ['{ "clientMaxWindowBits": "15" }', 'compression.clientMaxWindowBits', '"15"'],
    ['{ "threshold": -1 }', 'compression.threshold', '-1'],
    ['{ "server_max_window_bits": 9 }', 'unknown-field', '"server_max_window_bits"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('compression', json)).toEqual([[code, marked]]);
  });
});
