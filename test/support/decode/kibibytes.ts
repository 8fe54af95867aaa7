/** Payloads of a KiB, as a connection of each format may have them. */
import { encode } from '@msgpack/msgpack';
import { encode as cborEncode } from 'cborg';
import type { Codec, Format, Payload } from '../../../src/engine/decode/format.ts';
import { formats } from '../../../src/engine/decode/registry.ts';
import { payload } from './payloads.ts';
import { samples } from './samples.ts';

const levels = (i: number, count: number) => ({
  type: 'tick',
  symbol: 'ETH',
  levels: Array.from({ length: count }, (_, level) => ({
    price: 1000.25 + i + level,
    size: level * 3,
    side: level % 2 === 0 ? 'buy' : 'sell',
    venue: `venue ${level}`,
  })),
});
/** Of JSON about a KiB. */
const body = (i: number) => JSON.stringify(levels(i, 15));

const written: Readonly<Partial<Record<Format['id'], (i: number) => string | Uint8Array>>> = {
  json: body,
  jsonl: (i) => `${JSON.stringify(levels(i, 7))}\n${JSON.stringify(levels(i + 1, 7))}\n`,
  jsonrpc: (i) => `{"jsonrpc":"2.0","id":${i},"method":"tick","params":${body(i)}}`,
  msgpack: (i) => encode(levels(i, 23)),
  cbor: (i) => cborEncode(levels(i, 23)),
  stomp: (i) => `SEND\ndestination:/queue/ticks\nreceipt:${i}\ncontent-type:application/json\n\n${body(i)}\0`,
  mqtt: (i) => {
    const said = Buffer.from(body(i));
    const length = 2 + 3 + said.length;
    return Buffer.concat([Buffer.from([0x30, (length & 0x7f) | 0x80, length >> 7, 0, 3]), Buffer.from('a/b'), said]);
  },
  socketio: (i) => `42${i}["tick",${body(i)}]`,
  signalr: (i) => `{"type":1,"invocationId":"${i}","target":"Tick","arguments":[${body(i)}]}\u001e`,
  graphqlws: (i) => `{"type":"next","id":"${i}","payload":{"data":${body(i)}}}`,
  phoenix: (i) => `["1","${i}","room:lobby","tick",${body(i)}]`,
  ocpp: (i) => `[2,"${i}","DataTransfer",${body(i)}]`,
  wamp: (i) => `[48,${i},{},"com.example.tick",[${body(i)}]]`,
  actioncable: (i) => `{"identifier":"{\\"channel\\":\\"TickChannel\\"}","message":${body(i)}}`,
  pusher: (i) => JSON.stringify({ event: 'tick', channel: 'prices', data: body(i) }),
  ddp: (i) => `{"msg":"changed","collection":"ticks","id":"${i}","fields":${body(i)}}`,
  sockjs: (i) => `a${JSON.stringify([body(i)])}`,
  cdp: (i) => `{"id":${i},"sessionId":"A1B2C3D4E5","result":${body(i)}}`,
  xmpp: (i) =>
    `<iq xmlns="jabber:client" type="result" id="${i}" to="a@b"><query xmlns="tick">${levels(i, 15)
      .levels.map(
        ({ price, size, side, venue }) => `<level price="${price}" size="${size}" side="${side}">${venue}</level>`,
      )
      .join('')}</query></iq>`,
  sip: (i) => {
    const head = [
      'MESSAGE sip:b@h SIP/2.0',
      'Via: SIP/2.0/WS h;branch=z9hG4bK1',
      'From: <sip:a@h>;tag=1',
      'To: <sip:b@h>',
    ];
    const about = [
      'Call-ID: c1',
      `CSeq: ${i} MESSAGE`,
      'Content-Type: application/json',
      `Content-Length: ${body(i).length}`,
    ];
    return [...head, ...about, '', body(i)].join('\r\n');
  },
};

/** Payloads, no two alike, and what reads them; the format's sample where none of this size is written here. */
export async function kibibytePayloads(
  id: Format['id'],
  count: number,
): Promise<{ codec: Codec; payloads: readonly Payload[]; differ: boolean }> {
  const { about, messages } = samples[id as keyof typeof samples];
  const codec = await formats.find((format) => format.id === id)!.open(about);
  const make = written[id];
  const payloads = Array.from({ length: count }, (_, i): Payload => {
    const said = make?.(i) ?? messages[i % messages.length]!;
    return typeof said === 'string' && make === undefined
      ? payload(said)
      : { direction: 'in', text: typeof said === 'string', bytes: Buffer.from(said as string) };
  });
  return { codec, payloads, differ: make !== undefined };
}
