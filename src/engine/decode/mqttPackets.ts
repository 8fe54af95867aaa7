/** MQTT's packets by mqtt-packet, which mqtt.js and aedes use. Loaded when a connection speaks MQTT. */
import { generate, parser, type Packet } from 'mqtt-packet';
import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';
import { hexBytes } from './encodable.ts';
import { fromLibrary } from './fromLibrary.ts';
import { bodyOf, writtenBody } from './jsonInText.ts';
import type { PacketPlace } from './mqttFrame.ts';
import { isObject, objectOf, textOrBytes, type Plain, type PlainObject } from './plain.ts';

/** By their numbers (mqtt-v5.0 §2.1.2). */
const types = [
  ...['reserved', 'connect', 'connack', 'publish', 'puback', 'pubrec', 'pubrel', 'pubcomp'],
  ...['subscribe', 'suback', 'unsubscribe', 'unsuback', 'pingreq', 'pingresp', 'disconnect', 'auth'],
];

export function readPackets(bytes: Uint8Array, places: readonly PacketPlace[], level: number): Plain[] {
  return places.map(({ from, to }) => readOne(bytes.subarray(from, to), from, level));
}

/** What a byte says of the packet that it begins: `publish`. */
export function packetType(firstByte: number): string {
  return types[firstByte >> 4] ?? 'reserved';
}

/** One packet; `offset` is what a refusal blames. */
export function readOne(bytes: Uint8Array, offset: number, level: number): Plain {
  return plainPacket(readPacket(bytes, offset, level));
}

function readPacket(bytes: Uint8Array, offset: number, level: number): Packet {
  const reader = parser({ protocolVersion: level });
  let packet: Packet | undefined;
  let failure: Error | undefined;
  reader.on('packet', (read: Packet) => (packet ??= read));
  reader.on('error', (error: Error) => (failure ??= error));
  try {
    reader.parse(Buffer.from(bytes));
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  if (failure !== undefined) throw new DecodeError(t('The packet is not MQTT: {0}.', failure.message), offset);
  if (packet === undefined) throw new DecodeError(t('The packet is not whole.'), offset);
  return packet;
}

/** Of others than a PUBLISH the library fills these in. */
const ofPublish = new Set(['qos', 'dup', 'retain', 'topic', 'payload']);

/** A PUBLISH, and a will, have their payload as JSON, as text or as bytes, whichever it is first; a password is text or bytes. */
function plainPacket(packet: Packet): Plain {
  const { payload, length: _length, ...rest } = packet as Packet & { payload?: Buffer | string };
  const isPublish = packet.cmd === 'publish';
  const members = Object.entries(rest).filter(([name]) => isPublish || !ofPublish.has(name));
  const plain = members.map(([name, value]): [string, Plain] => [name, valueOf(name, value)]);
  const body: [string, Plain][] = isPublish ? [['payload', bodyOf(Buffer.from(payload ?? ''))]] : [];
  return objectOf(Object.fromEntries([...plain, ...body]));
}

function valueOf(name: string, value: unknown): Plain {
  if (name === 'password' && value instanceof Uint8Array) return textOrBytes(value);
  const plain = fromLibrary(value);
  if (name !== 'will' || !isObject(plain)) return plain;
  const { payload } = value as { payload?: unknown };
  return payload instanceof Uint8Array ? objectOf({ ...plain, payload: bodyOf(payload) }) : plain;
}

/** The packet that `readPackets` makes this of. Throws an Error that says what is wrong with it. */
export function writePacket(tree: Plain, level: number): Uint8Array {
  if (!isObject(tree)) throw new Error(t('An MQTT packet is an object.'));
  mustHaveId(tree);
  const { will } = tree;
  const packet = {
    ...withBuffers(tree),
    ...(tree['payload'] !== undefined && { payload: payloadBytes(tree['payload']) }),
    ...(isObject(will) && { will: { ...withBuffers(will), payload: payloadBytes(will['payload']) } }),
  };
  return generate(packet as unknown as Packet, { protocolVersion: level });
}

/** Before the library says the same in words that help nobody (mqtt-v5.0 §2.2.1). */
function mustHaveId({ cmd, qos, messageId }: PlainObject): void {
  if (cmd !== 'publish' || (qos !== 1 && qos !== 2)) return;
  if (typeof messageId === 'number' && Number.isInteger(messageId) && messageId >= 1 && messageId <= 65_535) return;
  throw new Error(t('A PUBLISH with QoS {0} has a messageId, 1 to 65535.', qos));
}

/** As the library takes it: bytes as buffers. */
function withBuffers(object: PlainObject): Record<string, unknown> {
  const values = Object.entries(object).map(([name, value]): [string, unknown] => {
    const bytes = hexBytes(value);
    return [name, bytes === undefined ? (isObject(value) ? withBuffers(value) : value) : Buffer.from(bytes)];
  });
  return Object.fromEntries(values);
}

function payloadBytes(payload: Plain | undefined): string | Buffer {
  const body = writtenBody(payload);
  return 'text' in body ? body.text : Buffer.from(body.bytes);
}
