import { describe, expect, it } from 'vitest';
import { fixedField, problemsOf, readField } from './readField.ts';

describe('decoder', () => {
  it.each([
    ['stomp', 'stomp'],
    ['base64 > zlib > msgpack', 'base64 > zlib > msgpack'],
    ['BASE64>json', 'base64 > json'],
    ['none', 'none'],
  ])('takes %s', (written, value) => {
    expect(readField('decoder', JSON.stringify(written))).toEqual({ value, told: [] });
  });

  it.each(['true', '""', '"stomp > json"', '"zlib"', '"nonsense"', '"base64 > none"'])('marks %s', (json) => {
    expect(problemsOf('decoder', json)).toEqual([['decoder', json]]);
  });

  it('marks a chain that is too long', () => {
    const json = JSON.stringify(`${'sockjs>'.repeat(5_000)}json`);
    expect(problemsOf('decoder', json)).toEqual([['decoder', json]]);
  });

  it('offers what was meant', () => {
    expect(fixedField('decoder', '"base64 > msgpakc"')).toBe('"base64 > msgpack"');
    expect(fixedField('decoder', '"nothing like it"')).toBeUndefined();
  });
});
