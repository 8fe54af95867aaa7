import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonCorrelations } from '../../../../src/engine/correlation/jsonCorrelation.ts';
import { plainIds } from '../../../support/correlation/plainPairs.ts';

function correlations(text: string, { cut = false, binary = false } = {}) {
  const bytes = Buffer.from(`xx${text}yy`);
  const message = { direction: 'in', text: !binary, bytes, from: 2, to: bytes.length - 2, cut } as const;
  return jsonCorrelations(message).map(({ id, role }) => `${role} ${typeof id === 'string' ? JSON.stringify(id) : id}`);
}

describe('the correlation of JSON', () => {
  it.each([
    // JSON-RPC 2.0 §4, §5
    ['{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}', 'request 1'],
    ['{"jsonrpc":"2.0","result":19,"id":1}', 'reply 1'],
    ['{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"1"}', 'reply "1"'],
    ['{"jsonrpc":"2.0","method":"update","params":[1,2,3,4,5]}', ''],
    ['{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null}', ''],
    // JSON-RPC 1.0
    ['{"result":"Hello","error":null,"id":7}', 'reply 7'],
    ['{"method":"echo","params":["Hello"],"id":null}', ''],
    // Chrome DevTools Protocol
    ['{"id":3,"method":"Page.enable","params":{},"sessionId":"9F"}', 'request 3'],
    ['{"id":3,"result":{},"sessionId":"9F"}', 'reply 3'],
    ['{"method":"Page.loadEventFired","params":{"timestamp":1}}', ''],
    // Debug Adapter Protocol
    ['{"seq":153,"type":"request","command":"next","arguments":{"threadId":3}}', 'request 153'],
    ['{"seq":11,"type":"response","request_seq":153,"success":true,"command":"next"}', 'reply 153'],
    ['{"seq":12,"type":"event","event":"stopped"}', ''],
    // Phoenix channels, first version
    ['{"topic":"rooms:lobby","event":"phx_join","payload":{},"ref":"1"}', 'either "1"'],
    ['{"topic":"rooms:lobby","event":"phx_reply","payload":{"status":"ok"},"ref":"1"}', 'either "1"'],
    ['{"topic":"rooms:lobby","event":"new_msg","payload":{},"ref":null}', ''],
    // Slack's real-time messaging
    ['{"ok":true,"reply_to":1,"ts":"1355517523.000005","text":"Hello"}', 'reply 1'],
    // Home Assistant
    ['{"id":18,"type":"result","success":true,"result":null}', 'reply 18'],
    ['{"id":18,"type":"event","event":{}}', ''],
    // Others
    ['{"type":"subscribe","symbols":["ETH"],"id":1}', 'either 1'],
    ['{"type":"error","id":1,"message":"no"}', 'reply 1'],
    ['{"type":"message","id":77,"ref":"c-1","text":"hi"}', 'reply "c-1"'],
    ['{"type":"request","id":77,"ref":"c-1"}', 'request 77'],
    ['{"requestId":"r-1","action":"list"}', 'either "r-1"'],
    ['{"id":5,"request_id":"r-1"}', 'either "r-1"'],
    ['{"id":5,"correlationId":"c"}', 'either "c"'],
    ['{"correlation_id":"c","requestID":"r"}', 'either "r"'],
    ['{"jsonrpc":"2.0","id":5,"result":1,"requestId":"of the server"}', 'reply 5'],
    ['{"reqId":4,"kind":"ack"}', 'reply 4'],
    ['{"msg":"ping","id":"p"}', 'request "p"'],
    // The last one of a name counts.
    ['{"id":1,"id":2,"method":"x"}', 'request 2'],
    ['{"id":1,"id":null,"method":"x"}', ''],
    // None of it
    ['{"type":"tick","sym":"BTC","seq":12}', ''],
    ['{"data":{"id":1,"method":"inside"}}', ''],
    ['{"id":{"a":1}}', ''],
    ['{"id":1.5}', ''],
    ['[1,"id",{"id":1}]', ''],
    ['"{\\"id\\":1}"', ''],
    ['{"id":1', ''],
    ['{"id":1} {"id":2}', ''],
    ['{"id":1,}', ''],
    ['hello', ''],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(correlations(text).join(', ')).toBe(expected);
    expect(correlations(` \n${text}\t`).join(', ')).toBe(expected);
  });

  it('is of each object in a batch of JSON-RPC, and of no other list', () => {
    expect(
      correlations('[{"method":"a","id":1}, {"method":"b"}, {"result":1,"id":"2"} , {"id":3}, {"method":"c","id":4}]'),
    ).toEqual(['request 1', 'reply "2"', 'request 4']);
    expect(correlations('[{"id":1},{"id":2}]')).toEqual([]);
    expect(correlations('[]      ')).toEqual([]);
    expect(correlations(`[${'{"method":"a","id":1},'.repeat(5_000)}null]`)).toHaveLength(1_000);
  });

  it('is found in the beginning of a message, where it is there', () => {
    expect(correlations('{"id":1,"result":"xxxx', { cut: true })).toEqual(['reply 1']);
    expect(correlations('{"id":1,"method":"x","params":[', { cut: true })).toEqual(['request 1']);
    expect(correlations('{"method":"x","id":12', { cut: true })).toEqual([]);
    expect(correlations('{"data":"xxxxxxxx', { cut: true })).toEqual([]);
    expect(correlations('[{"method":"a","id":1},{"method":"b","i', { cut: true })).toEqual(['request 1']);
  });

  it('is none of binary messages', () => {
    expect(correlations('{"method":"a","id":1}', { binary: true })).toEqual([]);
  });

  it('is what the reference finds in whatever has such members', () => {
    const name = fc.constantFrom(
      ...['id', 'ref', 'seq', 'request_seq', 'requestId', 'correlation_id', 'replyTo', 'method', 'result', 'error'],
      ...['type', '__proto__', 'x'],
    );
    const value = fc.oneof(
      fc.constantFrom<unknown>(1, 2, 0, -1, '1', 'a', '', null, true, 1.5, 'request', 'response', 'event', 'é"\\'),
      fc.constantFrom<unknown>({ id: 1 }, [1], 'x'.repeat(129)),
    );
    const object = fc
      .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 })
      .map((entries) => `{${entries.map(([key, one]) => `"${key}":${JSON.stringify(one)}`).join(', ')}}`);
    const text = fc.oneof(
      object,
      fc.array(fc.oneof(object, fc.constant('1'))).map((all) => `[${all.join(',')}]`),
    );
    let some = 0;
    fc.assert(
      fc.property(text, (json) => {
        const expected = plainIds(json).map(({ id, role }) => `${role} ${JSON.stringify(id)}`);
        some += expected.length;
        expect(correlations(json)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
    expect(some).toBeGreaterThan(300);
  });
});
