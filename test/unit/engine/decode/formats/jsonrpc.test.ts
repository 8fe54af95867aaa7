import { describe, expect, it } from 'vitest';
import { codecOf, evidence, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('jsonrpc');

// jsonrpc.org/specification, “Examples”.
describe('JSON-RPC', () => {
  it.each([
    ['{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}', 'subtract #1 [42,23]'],
    ['{"jsonrpc": "2.0", "result": 19, "id": 1}', '#1 result 19'],
    ['{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}', 'update [1,2,3,4,5]'],
    [
      '{"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "1"}',
      '#1 error -32601 Method not found',
    ],
    [
      '{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}',
      '#null error -32700 Parse error',
    ],
    ['[{"jsonrpc":"2.0","method":"a","id":1},{"jsonrpc":"2.0","method":"b"}]', '[2] a #1; b'],
  ])('has a line for %s', (text, said) => {
    expect(line(codec, text)).toBe(said);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]')).toBe(39);
  });

  it('is recognised by what all of its messages have', () => {
    expect(sure('jsonrpc', evidence(['> {"jsonrpc":"2.0","method":"a"}']))).toBe(0.95);
    expect(sure('jsonrpc', evidence(['> {"id":1,"method":"a"}']))).toBe(0);
  });

  it('writes messages', () => {
    expect(codec.encode!(codec.decode(payload('{"jsonrpc":"2.0"}')))).toEqual({ text: '{"jsonrpc":"2.0"}' });
  });
});
