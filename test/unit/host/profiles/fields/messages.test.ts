import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('onOpen', () => {
  it('takes every kind of message', () => {
    const messages = [
      'hello',
      '',
      { text: '${secret:token}' },
      { json: { op: 'subscribe', ids: [1, null] } },
      { json: false },
      { hex: '0a ff, 0x00' },
      { hex: '${env:BYTES}' },
      { base64: 'AAE=' },
    ];
    expect(readField('onOpen', JSON.stringify(messages))).toEqual({ value: messages, told: [] });
  });

  it.each([
    ['"hello"', 'onOpen', '"hello"'],
    ['[7]', 'onOpen', '7'],
    ['[{ "text": 7 }]', 'onOpen.text', '7'],
    ['[{ "text": "a", "json": 1 }]', 'onOpen', '{ "text": "a", "json": 1 }'],
    ['[{ "text": "a", "type": 1 }]', 'unknown-field', '"type"'],
    ['[{ "hex": "0" }]', 'message-bytes', '"0"'],
    ['[{ "base64": "!" }]', 'message-bytes', '"!"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('onOpen', json)).toEqual([[code, marked]]);
  });

  it('says which of the names is meant', () => {
    expect(problemsOf('onOpen', '[{ "txt": "a" }]')).toEqual([
      ['unknown-field', '"txt"'],
      ['onOpen', '{ "txt": "a" }'],
    ]);
  });
});
