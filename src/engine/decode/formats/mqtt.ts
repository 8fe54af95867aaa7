import type { ByteRange } from '../../../contract/decoding.ts';
import { t } from '../../../contract/l10n.ts';
import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, EarlierMessages, Evidence, Format, Payload } from '../format.ts';
import { fixedHeaders, isConnect, levelOf } from '../mqttFrame.ts';
import { grantWords, reasonWords, returnWords, versionWords } from '../mqttReasons.ts';
import { isList, member, objectOf, textMember, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';

/** MQTT 3.1.1 and 5 over WebSocket (OASIS mqtt-v5.0 §6). */
export const mqtt: Format = {
  id: 'mqtt',
  title: 'MQTT',
  recognise({ subprotocol, messages }) {
    if (/^mqtt/i.test(subprotocol)) return 1;
    return isConnect(beginningOf(messages)) ? 0.95 : 0;
  },
  async open(evidence) {
    const { readPackets, writePacket } = await import('../mqttPackets.ts');
    const first = beginningOf(evidence.messages);
    // MQTT 3.1.1 where the CONNECT was not seen.
    const level = isConnect(first) ? levelOf(first) : 4;
    const alone = ({ bytes }: Payload, ranges?: ByteRange[]): Plain => {
      const headers = fixedHeaders(bytes);
      const packets = readPackets(bytes, headers, level);
      if (headers.length === 1) return packets[0]!;
      ranges?.push(...headers.map(({ from, to }, i) => ({ path: [i], from, to })));
      return packets;
    };
    const { earlier } = evidence;
    const codec: Codec = {
      decode: earlier === undefined ? alone : await overMessages(earlier, level, alone),
      summary: (tree) => packetsOf(tree).map(line).join('; '),
      correlations: (tree) => packetsOf(tree).flatMap(correlation),
      encode: (tree) => ({ bytes: Buffer.concat(packetsOf(tree).map((packet) => writePacket(packet, level))) }),
    };
    return codec;
  },
};

/** Packets of connections that split them; most do not, and of those no message is read for another one. */
async function overMessages(
  earlier: EarlierMessages,
  level: number,
  alone: (payload: Payload, ranges?: ByteRange[]) => Plain,
): Promise<Codec['decode']> {
  const { packetType, readOne } = await import('../mqttPackets.ts');
  const { joinedPacket, mqttStream } = await import('../mqttStream.ts');
  const { StreamStates } = await import('../streamStates.ts');
  const states = new StreamStates(earlier, mqttStream);
  let splits = false;
  const joined = (payload: Payload & { id: number }, ranges?: ByteRange[]): Plain => {
    const { pieces, refused } = states.read(payload);
    if (refused !== undefined) throw refused;
    const packets = pieces.map((piece): Plain => {
      const { firstByte, from, goesOn } = piece;
      if (goesOn === undefined) return readOne(joinedPacket(piece, payload, earlier), from, level);
      return objectOf({ part: packetType(firstByte), bytes: goesOn.seen, of: goesOn.length });
    });
    if (packets.length === 1) return packets[0]!;
    ranges?.push(...pieces.map(({ from, to }, i) => ({ path: [i], from, to })));
    return packets;
  };
  return (payload, ranges) => {
    const { id, bytes } = payload;
    if (id === undefined || (!splits && isWhole(bytes))) return alone(payload, ranges);
    splits = true;
    try {
      return joined({ ...payload, id }, ranges);
    } catch (error) {
      // What was before is not known, or not read yet: what is whole by itself is read.
      if (isWhole(bytes)) return alone(payload, ranges);
      throw error;
    }
  };
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    fixedHeaders(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes in which a CONNECT says that it is one. */
const connectBytes = 16;

/** What the client says first, though it be in many messages. */
function beginningOf(messages: Evidence['messages']): Uint8Array {
  const first: number[] = [];
  for (const { direction, text, bytes } of messages) {
    if (direction === 'out' && !text) first.push(...bytes.subarray(0, connectBytes - first.length));
  }
  return Uint8Array.from(first);
}

function packetsOf(tree: Plain): readonly Plain[] {
  return isList(tree) ? tree : [tree];
}

/** `PUBLISH a/b QoS 1 #5 {"temperature":21}`. */
function line(packet: Plain): string {
  const part = textMember(packet, 'part');
  if (part !== undefined) return partLine(part.toUpperCase(), member(packet, 'bytes'), member(packet, 'of'));
  const cmd = textMember(packet, 'cmd') ?? '';
  const value = (name: string): string => brief(member(packet, name), 120).replace(/^"|"$/g, '');
  const number = (name: string): number | undefined => numberMember(packet, name);
  const words = [cmd.toUpperCase()];
  switch (cmd) {
    case 'connect':
      words.push(value('clientId'), versionWords(number('protocolVersion') ?? 0));
      break;
    case 'publish':
      words.push(value('topic'));
      if (member(packet, 'qos') !== 0) words.push(`QoS ${value('qos')}`);
      if (member(packet, 'retain') === true) words.push('retain');
      if (member(packet, 'dup') === true) words.push('dup');
      break;
    case 'subscribe':
      words.push(listed(member(packet, 'subscriptions'), (one) => textMember(one, 'topic')));
      break;
    case 'unsubscribe':
      words.push(listed(member(packet, 'unsubscriptions'), (one) => (typeof one === 'string' ? one : undefined)));
      break;
    case 'suback':
      words.push(listed(member(packet, 'granted'), (one) => numbered(one, grantWords)));
      break;
    case 'unsuback':
      words.push(listed(member(packet, 'granted'), (one) => numbered(one, reasonWords)));
      break;
    case 'connack':
      words.push(numbered(member(packet, 'returnCode'), returnWords));
      words.push(number('reasonCode') === 0 ? 'Success' : numbered(member(packet, 'reasonCode'), reasonWords));
      if (member(packet, 'sessionPresent') === true) words.push('session present');
      break;
    default:
      words.push(numbered(member(packet, 'reasonCode'), reasonWords));
  }
  if (member(packet, 'messageId') !== undefined) words.push(`#${value('messageId')}`);
  if (cmd === 'publish') words.push(value('payload'));
  return words.filter((word) => word !== '').join(' ');
}

function partLine(type: string, seen: Plain | undefined, length: Plain | undefined): string {
  return length === undefined
    ? t('{0} goes on in the next message', type)
    : t('{0} goes on in the next message: {1} of {2} bytes', type, brief(seen), brief(length));
}

function listed(list: Plain | undefined, name: (one: Plain) => string | undefined): string {
  const names = isList(list) ? list.map((one) => name(one) ?? '') : [];
  return names.filter((one) => one !== '').join(', ');
}

function numberMember(packet: Plain, name: string): number | undefined {
  const value = member(packet, name);
  return typeof value === 'number' ? value : undefined;
}

function numbered(code: Plain | undefined, words: (code: number) => string): string {
  return typeof code === 'number' ? words(code) : '';
}

/** What answers what (mqtt-v5.0 §4.3): each packet id stands for one exchange; a PUBREL begins the second half of QoS 2. */
const exchanges: Readonly<Record<string, readonly [name: string, role: 'request' | 'reply']>> = {
  connect: ['connect', 'request'],
  connack: ['connect', 'reply'],
  puback: ['publish', 'reply'],
  pubrec: ['publish', 'reply'],
  pubrel: ['release', 'request'],
  pubcomp: ['release', 'reply'],
  subscribe: ['subscribe', 'request'],
  suback: ['subscribe', 'reply'],
  unsubscribe: ['unsubscribe', 'request'],
  unsuback: ['unsubscribe', 'reply'],
  pingreq: ['ping', 'request'],
  pingresp: ['ping', 'reply'],
};

function correlation(packet: Plain): Correlation[] {
  const cmd = textMember(packet, 'cmd') ?? '';
  const id = member(packet, 'messageId');
  if (cmd === 'publish') return member(packet, 'qos') === 0 ? [] : [{ id: `publish ${brief(id)}`, role: 'request' }];
  if (!Object.hasOwn(exchanges, cmd)) return [];
  const [name, role] = exchanges[cmd]!;
  return [{ id: `${name} ${brief(id)}`, role }];
}
