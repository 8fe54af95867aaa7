/** Payloads of a KiB, as a connection of each format may have them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import avsc from 'avsc';
import { serialize } from 'bson';
import { encode as cborEncode } from 'cborg';
import protobuf from 'protobufjs';
import type { FormatId } from '../../../src/contract/decoding.ts';
import type { Direction } from '../../../src/contract/model.ts';
import type { PayloadSchema } from '../../../src/contract/profile.ts';
import type { Codec, Payload } from '../../../src/engine/decode/format.ts';
import { formatOf } from '../../../src/engine/decode/registry.ts';
import { samples } from './samples.ts';

type FormatName = Exclude<FormatId, 'none'>;

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
const body = (i: number) => JSON.stringify(levels(i, 17));

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

/** A picture's message would be read no further than its first rectangle; keys and a mouse are read one by one. */
function keysAndMouse(i: number): Uint8Array {
  const events = numbers(i, 74).map((at) => {
    const pointer = Buffer.from([5, at % 8, 0, at & 0xff, 1, at & 0xff]);
    return Buffer.concat([Buffer.from([4, at % 2, 0, 0, 0, 0, 0, 0x20 + (at % 90)]), pointer]);
  });
  return Buffer.concat(events);
}

const bookSchema = (extension: 'proto' | 'avsc'): string => join(import.meta.dirname, `schemas/book.${extension}`);
const book = protobuf.loadSync(bookSchema('proto')).lookupType('feed.v1.Book');
const bookType = avsc.Type.forSchema(JSON.parse(readFileSync(bookSchema('avsc'), 'utf8')) as avsc.Schema);
/** Where it is another one than that of the samples. */
const schemas: Readonly<Partial<Record<FormatName, PayloadSchema>>> = {
  protobuf: { file: bookSchema('proto'), message: 'Book' },
  avro: { file: bookSchema('avsc') },
};

const written: Readonly<Record<FormatName, (i: number) => string | Uint8Array>> = {
  json: body,
  jsonl: (i) => `${JSON.stringify(levels(i, 8))}\n${JSON.stringify(levels(i + 1, 9))}\n`,
  jsonrpc: (i) => `{"jsonrpc":"2.0","id":${i},"method":"tick","params":${body(i)}}`,
  msgpack: (i) => encode(levels(i, 23)),
  cbor: (i) => cborEncode(levels(i, 24)),
  bson: (i) => serialize(levels(i, 15)),
  protobuf: (i) => book.encode(book.fromObject(levels(i, 43))).finish(),
  avro: (i) => bookType.toBuffer(levels(i, 55)),
  k8s: (i) => {
    const lines = numbers(i, 19).map(
      (at) => `-rw-r--r-- 1 root root ${String(at * 37).padStart(6)} Jan 12 10:00 file-${at}.log`,
    );
    return Buffer.concat([Buffer.from([1]), Buffer.from(`${lines.join('\n')}\n`)]);
  },
  rfb: keysAndMouse,
  text: (i) =>
    numbers(i, 18)
      .map((at) => `2026-01-12T10:00:00Z level=info order ${at} has been filled by ETH`)
      .join('\n'),
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
    `<iq xmlns="jabber:client" type="result" id="${i}" to="a@b"><query xmlns="tick">${levels(i, 17)
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

/** What says that a client has sent it; all else comes from a server. */
const sent: ReadonlySet<FormatName> = new Set(['rfb']);

/** Payloads, no two alike, and what reads them. */
export async function kibibytePayloads(
  id: FormatName,
  count: number,
): Promise<{ codec: Codec; payloads: readonly Payload[] }> {
  const direction: Direction = sent.has(id) ? 'out' : 'in';
  const payloads = Array.from({ length: count }, (_, i): Payload => {
    const said = written[id](i);
    return { direction, text: typeof said === 'string', bytes: Buffer.from(said as string) };
  });
  const { about } = samples[id];
  const schema = schemas[id] ?? about.schema;
  return { codec: await formatOf(id).open({ ...about, schema }), payloads };
}
