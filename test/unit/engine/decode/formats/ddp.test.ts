import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('ddp');

/** Messages, their lines, and whom they answer (github.com/meteor/meteor, packages/ddp/DDP.md). */
const messages: readonly (readonly [string, string, readonly string[]])[] = [
  ['{"server_id":"0"}', '{"server_id":"0"}', []],
  ['{"msg":"connect","version":"1","support":["1","pre2"]}', 'connect 1', ['request connect']],
  ['{"msg":"connected","session":"ukALb7A"}', 'connected ukALb7A', ['reply connect']],
  ['{"msg":"failed","version":"pre2"}', 'failed pre2', ['reply connect']],
  ['{"msg":"ping","id":"1"}', 'ping #1', ['request ping 1']],
  ['{"msg":"pong"}', 'pong', ['reply ping ']],
  ['{"msg":"sub","id":"s1","name":"lists","params":["a"]}', 'sub lists #s1 ["a"]', ['request subscription s1']],
  ['{"msg":"ready","subs":["s1","s2"]}', 'ready #s1 #s2', ['reply subscription s1', 'reply subscription s2']],
  ['{"msg":"unsub","id":"s1"}', 'unsub #s1', ['request subscription s1']],
  [
    '{"msg":"nosub","id":"s1","error":{"error":404,"reason":"Subscription not found"}}',
    'nosub #s1 error 404 Subscription not found',
    ['reply subscription s1'],
  ],
  ['{"msg":"added","collection":"lists","id":"a","fields":{"name":"b"}}', 'added lists/a {"name":"b"}', []],
  ['{"msg":"changed","collection":"lists","id":"a","cleared":["name"]}', 'changed lists/a ["name"]', []],
  ['{"msg":"removed","collection":"lists","id":"a"}', 'removed lists/a', []],
  ['{"msg":"method","method":"add","params":[1,2],"id":"3"}', 'method add #3 [1,2]', ['request method 3']],
  ['{"msg":"result","id":"3","result":3}', 'result #3 3', ['reply method 3']],
  [
    '{"msg":"result","id":"4","error":{"error":"not-allowed","reason":"Not here","message":"Not here [not-allowed]"}}',
    'result #4 error not-allowed Not here',
    ['reply method 4'],
  ],
  ['{"msg":"updated","methods":["3"]}', 'updated #3', []],
  ['{"msg":"error","reason":"Bad request","offendingMessage":{}}', 'error Bad request', []],
];

describe('DDP', () => {
  it.each(messages)('has a line for %s, and knows what it answers', (text, said, answers) => {
    expect(line(codec, text)).toBe(said);
    expect(ids(codec, text)).toEqual(answers);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '{"msg":"ping"')).toBe(13);
  });

  it('is recognised by its beginning, and less surely by its messages', () => {
    expect(sure('ddp', evidence(['< {"server_id":"0"}', '> {"msg":"connect","version":"1","support":["1"]}']))).toBe(
      0.95,
    );
    expect(sure('ddp', evidence(['< {"msg":"added","collection":"a","id":"b"}']))).toBe(0.7);
    expect(sure('ddp', evidence(['< {"msg":"added"}', '< {"msg":"hello"}']))).toBe(0);
    expect(sure('ddp', evidence(['< {"msg":"__proto__"}']))).toBe(0);
  });

  it('writes messages', () => {
    const text = '{"msg":"method","method":"add","params":[1,2],"id":"3"}';
    expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
  });
});
