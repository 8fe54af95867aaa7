import { encode } from '@msgpack/msgpack';
import { serialize } from 'bson';
import { encode as cborEncode } from 'cborg';
import type { FormatId } from '../../../src/contract/decoding.ts';
import type { Evidence } from '../../../src/engine/decode/format.ts';
import { tickSchema, tickType } from './avroWitness.ts';
import { evidence } from './payloads.ts';
import { encoded, feedSchema } from './protobufWitness.ts';

export interface Sample {
  /** How a connection of this format begins. */
  about: Evidence;
  /** One of its messages that asks, and the one that answers, where it has such; else one message. */
  messages: readonly string[];
  /** A filter that the first of them matches, without its `$`. */
  path: readonly (string | number)[];
}

const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
const tick = { type: 'tick', symbol: 'ETH', prices: [1, 2.5, 3], nested: { a: true } };

/** One conversation of each format. */
export const samples: Readonly<Record<Exclude<FormatId, 'none'>, Sample>> = {
  json: sample(['{"type":"subscribe","id":7}', '{"type":"result","id":7}'], ['type']),
  jsonl: sample(
    ['{"id":7,"method":"a"}\n{"id":8,"method":"b"}\n', '{"id":7,"result":1}\n{"id":8,"result":2}\n'],
    [0, 'method'],
  ),
  jsonrpc: sample(
    ['{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}', '{"jsonrpc":"2.0","id":1,"result":{}}'],
    ['method'],
  ),
  msgpack: sample([hex(encode(tick)), hex(encode({ ...tick, id: 1 }))], ['symbol']),
  cbor: sample([hex(cborEncode(tick)), hex(cborEncode({ ...tick, id: 1 }))], ['symbol']),
  protobuf: sample(
    [
      hex(encoded('feed.v1.ClientMessage', { id: 7, subscribe: { symbols: ['ETH'] } })),
      hex(encoded('feed.v1.ServerMessage', { id: 7, error: 'There is no ETH' })),
    ],
    ['subscribe', 'symbols', 0],
    { schema: { file: feedSchema, in: 'ServerMessage', out: 'ClientMessage' } },
  ),
  bson: sample([hex(serialize({ ...tick, id: 1 })), hex(serialize({ type: 'reply', id: 1 }))], ['symbol']),
  avro: sample(
    [1, 2].map(() =>
      hex(
        tickType.toBuffer({
          ...{ id: 7, symbol: 'ETH', side: 'BUY', price: 1.5, depth: [1], volumes: {}, note: null, before: null },
          signature: Buffer.from('01020304', 'hex'),
        }),
      ),
    ),
    ['symbol'],
    { schema: { file: tickSchema } },
  ),
  k8s: sample(['0x006c730d', '0x01612e747874'], ['channel'], { subprotocol: 'v5.channel.k8s.io' }),
  rfb: sample(['0x524642203030332e3030380a', '0x524642203030332e3030380a'], ['version']),
  text: sample(['hello', 'world'], ['text']),
  stomp: sample(['CONNECT\naccept-version:1.2\nhost:a\n\n\0', 'CONNECTED\nversion:1.2\n\n\0'], ['headers', 'host']),
  mqtt: sample(['0x100c 00044d515454 04 02 003c 0000', '0x2002 0000'], ['protocolVersion']),
  socketio: sample(['4212["chat","hi"]', '4312["ok"]'], ['data', 1], {
    url: 'ws://h/socket.io/?EIO=4&transport=websocket',
  }),
  signalr: sample(['{"protocol":"json","version":1}\u001e', '{}\u001e'], ['protocol']),
  graphqlws: sample(['{"type":"connection_init","payload":{}}', '{"type":"connection_ack"}'], ['type']),
  ocpp: sample(['[2,"1","Heartbeat",{}]', '[3,"1",{"currentTime":"2013-02-01T20:53:32Z"}]'], ['action']),
  phoenix: sample(
    ['["1","1","room:lobby","phx_join",{}]', '["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]'],
    ['topic'],
  ),
  wamp: sample(
    ['[48,7814135,{},"com.myapp.user.new",["johnny"],{"age":23}]', '[50,7814135,{},[],{"userid":123}]'],
    ['procedure'],
    { subprotocol: 'wamp.2.json' },
  ),
  actioncable: sample(
    [
      '{"command":"subscribe","identifier":"{\\"channel\\":\\"ChatChannel\\",\\"room\\":1}"}',
      '{"identifier":"{\\"channel\\":\\"ChatChannel\\",\\"room\\":1}","type":"confirm_subscription"}',
    ],
    ['identifier', 'room'],
  ),
  pusher: sample(
    [
      '{"event":"pusher:subscribe","data":{"auth":"","channel":"my-channel"}}',
      '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"my-channel"}',
    ],
    ['data', 'channel'],
  ),
  ddp: sample(['{"msg":"connect","version":"1","support":["1"]}', '{"msg":"connected","session":"a"}'], ['support', 0]),
  sockjs: sample(
    ['["{\\"id\\":7,\\"method\\":\\"add\\"}"]', 'a["{\\"id\\":7,\\"result\\":3}"]'],
    ['messages', 0, 'method'],
    {
      url: 'ws://h/echo/382/lzrhg2gu/websocket',
    },
  ),
  cdp: sample(
    [
      '{"id":3,"method":"Page.navigate","params":{"url":"about:blank"},"sessionId":"A1"}',
      '{"id":3,"result":{},"sessionId":"A1"}',
    ],
    ['params', 'url'],
  ),
  xmpp: sample(
    [
      '<iq xmlns="jabber:client" id="1" type="get" to="a@b"><query xmlns="jabber:iq:roster"/></iq>',
      '<iq xmlns="jabber:client" id="1" type="result" from="a@b"/>',
    ],
    ['attributes', 'to'],
    { subprotocol: 'xmpp' },
  ),
  sip: sample(
    [
      'OPTIONS sip:b@h SIP/2.0\r\nVia: SIP/2.0/WS h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: c1\r\nCSeq: 7 OPTIONS\r\nContent-Length: 0\r\n\r\n',
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/WS h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>;tag=2\r\nCall-ID: c1\r\nCSeq: 7 OPTIONS\r\nContent-Length: 0\r\n\r\n',
    ],
    ['method'],
    { subprotocol: 'sip' },
  ),
};

function sample(messages: readonly string[], path: Sample['path'], about: Partial<Evidence> = {}): Sample {
  const said = messages.map((message, i) => `${i % 2 === 0 ? '>' : '<'} ${message}`);
  return { about: evidence(said, about), messages, path };
}
