import { encode } from '@msgpack/msgpack';
import { encode as cborEncode } from 'cborg';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('wamp', evidence([], { subprotocol: 'wamp.2.json' }));
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;

/** Each type of message (draft-oberstet-hybi-tavendo-wamp-02, §5 and §6), its line, and whom it answers. */
const messages: readonly (readonly [string, string, readonly string[]])[] = [
  ['[1,"somerealm",{"roles":{"publisher":{}}}]', 'HELLO somerealm', ['request session']],
  ['[2,9129137332,{"roles":{"broker":{}}}]', 'WELCOME session 9129137332', ['reply session']],
  [
    '[3,{"message":"The realm does not exist."},"wamp.error.no_such_realm"]',
    'ABORT wamp.error.no_such_realm',
    ['reply session'],
  ],
  ['[4,"wampcra",{"challenge":"{}"}]', 'CHALLENGE wampcra', ['request challenge']],
  ['[5,"gir1mSx+deCDUV7wRM5SGIn/+R/ClqLZuH4m7FJeBVI=",{}]', 'AUTHENTICATE', ['reply challenge']],
  ['[6,{},"wamp.close.close_realm"]', 'GOODBYE wamp.close.close_realm', ['request goodbye']],
  ['[6,{},"wamp.close.goodbye_and_out"]', 'GOODBYE wamp.close.goodbye_and_out', ['reply goodbye']],
  ['[32,713845233,{},"com.myapp.mytopic1"]', 'SUBSCRIBE com.myapp.mytopic1 #713845233', ['request request 713845233']],
  ['[33,713845233,5512315355]', 'SUBSCRIBED #713845233 subscription 5512315355', ['reply request 713845233']],
  [
    '[8,32,713845233,{},"wamp.error.not_authorized"]',
    'ERROR SUBSCRIBE #713845233 wamp.error.not_authorized',
    ['reply request 713845233'],
  ],
  ['[34,85346237,5512315355]', 'UNSUBSCRIBE #85346237 subscription 5512315355', ['request request 85346237']],
  ['[35,85346237]', 'UNSUBSCRIBED #85346237', ['reply request 85346237']],
  ['[16,239714735,{},"com.myapp.mytopic1",["Hello"]]', 'PUBLISH com.myapp.mytopic1 #239714735 ["Hello"]', []],
  [
    '[16,239714735,{"acknowledge":true},"com.myapp.mytopic1"]',
    'PUBLISH com.myapp.mytopic1 #239714735',
    ['request request 239714735'],
  ],
  ['[17,239714735,4429313566]', 'PUBLISHED #239714735 publication 4429313566', ['reply request 239714735']],
  [
    '[36,5512315355,4429313566,{},[],{"color":"orange"}]',
    'EVENT subscription 5512315355 publication 4429313566 {"color":"orange"}',
    [],
  ],
  [
    '[64,25349185,{},"com.myapp.myprocedure1"]',
    'REGISTER com.myapp.myprocedure1 #25349185',
    ['request request 25349185'],
  ],
  ['[65,25349185,2103333224]', 'REGISTERED #25349185 registration 2103333224', ['reply request 25349185']],
  ['[66,788923562,2103333224]', 'UNREGISTER #788923562 registration 2103333224', ['request request 788923562']],
  ['[67,788923562]', 'UNREGISTERED #788923562', ['reply request 788923562']],
  ['[67,0,{"registration":2103333224}]', 'UNREGISTERED #0', []],
  ['[48,7814135,{},"com.myapp.add2",[23,7]]', 'CALL com.myapp.add2 #7814135 [23,7]', ['request request 7814135']],
  ['[49,7814135,{"mode":"kill"}]', 'CANCEL #7814135', []],
  ['[68,6131533,9823529,{},[23,7]]', 'INVOCATION #6131533 registration 9823529 [23,7]', ['request invocation 6131533']],
  ['[69,6131533,{}]', 'INTERRUPT #6131533', []],
  ['[70,6131533,{},[30]]', 'YIELD #6131533 [30]', ['reply invocation 6131533']],
  ['[50,7814135,{},[30]]', 'RESULT #7814135 [30]', ['reply request 7814135']],
  [
    '[8,68,6131533,{},"com.myapp.error.object_write_protected",["Object is write protected."],{"severity":3}]',
    'ERROR INVOCATION #6131533 com.myapp.error.object_write_protected ["Object is write protected."] {"severity":3}',
    ['reply invocation 6131533'],
  ],
];

describe('WAMP', () => {
  it.each(messages)('has a line for %s, and knows what it answers', (text, said, answers) => {
    expect(line(codec, text)).toBe(said);
    expect(ids(codec, text)).toEqual(answers);
  });

  it.each(messages)('writes %s again, in each serialization', async (text) => {
    const list: unknown = JSON.parse(text);
    const tree = codec.decode(payload(text));
    expect(codec.encode!(tree)).toEqual({ text });
    for (const [serializer, bytes] of [
      ['msgpack', encode(list)],
      ['cbor', cborEncode(list)],
    ] as const) {
      const other = await codecOf('wamp', evidence([], { subprotocol: `wamp.2.${serializer}` }));
      expect(read(other, hex(bytes))).toEqual(structuredClone(tree));
      const written = other.encode!(tree);
      expect('bytes' in written && read(other, hex(written.bytes))).toEqual(structuredClone(tree));
    }
  });

  it('tells where the values of binary messages lie', () => {
    const ranges: ByteRange[] = [];
    const bytes = encode([50, 1, {}, [30]]);
    codec.decode({ direction: 'in', text: false, bytes }, ranges);
    expect(ranges).toContainEqual({ path: ['type'], from: 1, to: 2 });
    expect(ranges).toContainEqual({ path: ['args', 0], from: 5, to: 6 });
  });

  it('reads batches', async () => {
    const tree = [
      { type: 'CANCEL', request: 1, options: {} },
      { type: 'CANCEL', request: 2, options: {} },
    ];
    expect(read(codec, '[49,1,{}]\x18[49,2,{}]\x18')).toEqual(tree);
    expect(read(codec, '[49,1,{}]\x1e[49,2,{}]\x1e')).toEqual(tree);
    expect(read(codec, '0x00000004 93310180 00000004 93310280')).toEqual(tree);
    expect(line(codec, '[49,1,{}]\x18[49,2,{}]\x18')).toBe('CANCEL #1; CANCEL #2');
    expect(codec.encode!(tree)).toEqual({ text: '[49,1,{}]\x18[49,2,{}]\x18' });
    const batched = await codecOf('wamp', evidence([], { subprotocol: 'wamp.2.msgpack.batched' }));
    expect(batched.encode!(tree[0]!)).toEqual({ bytes: Buffer.from('0000000493310180', 'hex') });
  });

  it('says what is wrong, and where', () => {
    for (const text of [
      '{}',
      '[]',
      '[7]',
      '["48",1]',
      '[49,1]',
      '[35,1,{},2]',
      '[49,-1,{}]',
      '[49,1,[]]',
      '[32,1,{},2]',
    ]) {
      expect(refusedAt(codec, text)).toBe(0);
    }
    expect(refusedAt(codec, '[48,')).toBe(4);
    expect(refusedAt(codec, '[49,1,{}]\x18[50]\x18')).toBe(10);
    expect(refusedAt(codec, '0x00ffffff 93')).toBe(4);
    expect(refusedAt(codec, '0x0000')).toBe(0);
    expect(refusedAt(codec, '0x9331')).toBe(1);
    expect(() => codec.encode!({ type: 'HEARTBEAT' })).toThrow('none of WAMP');
  });

  it('is recognised by its subprotocol, by its opening and by what its lists have', () => {
    expect(sure('wamp', evidence([], { subprotocol: 'wamp.2.msgpack' }))).toBe(1);
    expect(sure('wamp', evidence(['> [1,"a",{"roles":{}}]', '< [2,1,{}]']))).toBe(0.9);
    expect(sure('wamp', evidence([`< ${hex(encode([36, 1, 2, {}]))}`]))).toBe(0.6);
    expect(sure('wamp', evidence(['< [1,2,3]', '< {"a":1}']))).toBe(0);
  });
});
