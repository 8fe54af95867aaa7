import { describe, expect, it } from 'vitest';
import { formattedDraft } from '../../../../src/host/payloads/formattedDraft.ts';

describe('formattedDraft', () => {
  it('breaks JSON into lines, and leaves its tokens as they are written', () => {
    expect(formattedDraft({ kind: 'json', text: '{"a":12345678901234567890,"a":["\\u0041"],"b":{}}' })).toBe(
      '{\n  "a": 12345678901234567890,\n  "a": [\n    "\\u0041"\n  ],\n  "b": {}\n}',
    );
  });

  it('takes variables outside of strings for values, where they are filled in', () => {
    const text = '{"id":${counter},"x":"${uuid} \\"${now}\\"","y":[${a},"variable 1"]}';
    expect(formattedDraft({ kind: 'json', text, how: { variables: true } })).toBe(
      '{\n  "id": ${counter},\n  "x": "${uuid} \\"${now}\\"",\n  "y": [\n    ${a},\n    "variable 1"\n  ]\n}',
    );
    expect(() => formattedDraft({ kind: 'json', text })).toThrow(
      expect.objectContaining({ code: 'json', message: expect.stringContaining('line 1, column 7') as string }),
    );
  });

  it('says where it is no JSON', () => {
    expect(() => formattedDraft({ kind: 'json', text: '[1,]' })).toThrow('Not valid JSON, line 1, column 4');
  });
});
