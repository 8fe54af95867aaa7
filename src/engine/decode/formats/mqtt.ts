import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Evidence, Format } from '../format.ts';
import { fixedHeaders, isConnect, levelOf } from '../mqttFrame.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';

/** MQTT 3.1.1 and 5 over WebSocket (OASIS mqtt-v5.0 §6). */
export const mqtt: Format = {
  id: 'mqtt',
  title: 'MQTT',
  recognise({ subprotocol, messages }) {
    if (/^mqtt/i.test(subprotocol)) return 1;
    const first = messages.find(({ direction, text }) => direction === 'out' && !text);
    return first !== undefined && isConnect(first.bytes) ? 0.95 : 0;
  },
  async open(evidence) {
    const { readPackets, writePacket } = await import('../mqttPackets.ts');
    const level = levelIn(evidence);
    const codec: Codec = {
      decode({ bytes }, ranges) {
        const headers = fixedHeaders(bytes);
        const packets = readPackets(bytes, headers, level);
        if (headers.length === 1) return packets[0]!;
        ranges?.push(...headers.map(({ from, to }, i) => ({ path: [i], from, to })));
        return packets;
      },
      summary: (tree) => packetsOf(tree).map(line).join('; '),
      correlations: (tree) => packetsOf(tree).flatMap(correlation),
      encode: (tree) => ({ bytes: Buffer.concat(packetsOf(tree).map((packet) => writePacket(packet, level))) }),
    };
    return codec;
  },
};

/** The level that the client connected with; 4 (MQTT 3.1.1) where that was not seen. */
function levelIn({ messages }: Evidence): number {
  const connect = messages.find(({ direction, text, bytes }) => direction === 'out' && !text && isConnect(bytes));
  return connect === undefined ? 4 : levelOf(connect.bytes);
}

function packetsOf(tree: Plain): readonly Plain[] {
  return isList(tree) ? tree : [tree];
}

/** `PUBLISH a/b QoS 1 #5 {"temperature":21}`. */
function line(packet: Plain): string {
  const cmd = textMember(packet, 'cmd') ?? '';
  const value = (name: string): string => brief(member(packet, name), 120).replace(/^"|"$/g, '');
  const words = [cmd.toUpperCase()];
  switch (cmd) {
    case 'connect':
      words.push(value('clientId'), `level ${value('protocolVersion')}`);
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
    case 'unsuback':
      words.push(value('granted'));
      break;
    case 'connack':
      words.push(value('returnCode'), value('reasonCode'));
      break;
    default:
      if (member(packet, 'reasonCode') !== 0) words.push(value('reasonCode'));
  }
  if (member(packet, 'messageId') !== undefined) words.push(`#${value('messageId')}`);
  if (cmd === 'publish') words.push(value('payload'));
  return words.filter((word) => word !== '').join(' ');
}

function listed(list: Plain | undefined, name: (one: Plain) => string | undefined): string {
  return isList(list) ? list.map((one) => name(one) ?? '').join(', ') : '';
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
