/** MQTT's packets by mqtt-packet, which mqtt.js and aedes use. Loaded when a connection speaks MQTT. */
import { generate, parser, type Packet } from 'mqtt-packet';
import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';
import { fromLibrary } from './fromLibrary.ts';
import { jsonText } from './jsonPayload.ts';
import type { PacketPlace } from './mqttFrame.ts';
import { bytesText, isObject, objectOf, utf8Text, type Plain } from './plain.ts';

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

/** A PUBLISH has its payload as JSON, as text or as bytes, whichever it is first. */
function plainPacket(packet: Packet): Plain {
  const { payload, length: _length, ...rest } = packet as Packet & { payload?: Buffer | string };
  const isPublish = packet.cmd === 'publish';
  const members = Object.entries(rest).filter(([name]) => isPublish || !ofPublish.has(name));
  const plain = members.map(([name, value]): [string, Plain] => [name, fromLibrary(value)]);
  const body: [string, Plain][] = isPublish ? [['payload', payloadOf(Buffer.from(payload ?? ''))]] : [];
  return objectOf(Object.fromEntries([...plain, ...body]));
}

function payloadOf(bytes: Buffer): Plain {
  const text = utf8Text(bytes);
  if (text === undefined) return bytesText(bytes);
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return jsonText(text);
  } catch {
    return text;
  }
}

/** The packet that `readPackets` makes this of. Throws an Error that says what is wrong with it. */
export function writePacket(tree: Plain, level: number): Uint8Array {
  if (!isObject(tree)) throw new Error(t('An MQTT packet is an object.'));
  const payload = tree['payload'];
  const bytes = typeof payload === 'string' ? /^h'((?:[\da-f]{2})*)'$/.exec(payload) : null;
  const packet = {
    ...tree,
    ...(payload === undefined
      ? {}
      : {
          payload:
            bytes === null
              ? typeof payload === 'string'
                ? payload
                : JSON.stringify(payload)
              : Buffer.from(bytes[1]!, 'hex'),
        }),
  };
  return generate(packet as unknown as Packet, { protocolVersion: level });
}
