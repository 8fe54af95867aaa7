import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('jsonl');

// jsonlines.org
describe('JSON Lines', () => {
  it('reads a value of each line', () => {
    expect(read(codec, '{"a":1}\n[2]\r\n\n"c"\n')).toEqual([{ a: 1 }, [2], 'c']);
    expect(read(codec, '{"a":1}')).toEqual([{ a: 1 }]);
    expect(Object.keys((codec.decode(payload('{"__proto__":1}')) as object[])[0]!)).toEqual(['__proto__']);
  });

  it('says in which line it is wrong', () => {
    expect(refusedAt(codec, '{"a":1}\n{"b":}\n')).toBe(13);
    expect(refusedAt(codec, '\n \r\n')).toBe(0);
    expect(refusedAt(codec, `0x7b7d0a22ff22`)).toBeUndefined();
  });

  it('has a line', () => {
    expect(line(codec, '{"a":1}\n{"a":2}\n')).toBe('[2] {"a":1}; {"a":2}');
    expect(line(codec, '1\n2\n3\n4\n5\n6')).toBe('[6] 1; 2; 3; 4; 5; …');
  });

  it('knows what each of its lines answers', () => {
    expect(ids(codec, '{"id":7,"method":"a"}\n{"type":"event"}\n{"id":8,"result":1}\n')).toEqual([
      'request 7',
      'reply 8',
    ]);
  });

  it('is recognised where a message has several lines', () => {
    expect(sure('jsonl', evidence(['< {"a":1}\n{"a":2}\n', '< {"a":3}\n']))).toBe(0.7);
    expect(sure('jsonl', evidence(['< {"a":1}\n', '< {"a":3}']))).toBe(0);
    expect(sure('jsonl', evidence(['< {\n"a":1\n}\n']))).toBe(0);
    const bytes = Buffer.from('{"a":1}\n{"a":2}\n{"a":');
    expect(sure('jsonl', evidence([], { messages: [{ direction: 'in', text: true, bytes, cut: true }] }))).toBe(0.7);
  });

  it('writes lines', () => {
    expect(codec.encode!(codec.decode(payload('{"a":1}\n{"b":2}')))).toEqual({ text: '{"a":1}\n{"b":2}\n' });
  });
});
