import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, EarlierMessages, Format } from '../format.ts';
import { isList, isObject, member, objectOf, textMember, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { joinedPacket, withPlaceholders } from '../socketIoAttachments.ts';
import { readEnginePacket, writeEnginePacket } from '../socketIoPacket.ts';

const opening = /^0\{"sid":/;

/** Socket.IO 5 over Engine.IO 4 (socket.io/docs/v4/socket-io-protocol, engine-io-protocol). */
export const socketio: Format = {
  id: 'socketio',
  title: 'Socket.IO',
  recognise({ url, messages }) {
    const path = /[?&]EIO=[34](?:&|$)/.test(url) && /[?&]transport=websocket(?:&|$)/.test(url) ? 0.95 : 0;
    const first = messages.find(({ direction, text }) => direction === 'in' && text);
    const opens = first !== undefined && opening.test(Buffer.from(first.bytes.subarray(0, 8)).toString('latin1'));
    return Math.max(path, opens ? 0.9 : 0);
  },
  open: ({ earlier }) => Promise.resolve(earlier === undefined ? codec : joining(earlier)),
};

const codec: Codec = {
  decode: (payload) => readEnginePacket(payload),
  summary: line,
  correlations,
  // The attachments themselves are messages of their own.
  encode: (tree) => ({ text: writeEnginePacket(member(tree, 'attachments') === undefined ? tree : packetAlone(tree)) }),
};

function packetAlone(tree: Plain): Plain {
  const data = member(tree, 'data');
  return data === undefined || !isObject(tree) ? tree : objectOf({ ...tree, data: withPlaceholders(data) });
}

/** With attachments in their places: those of a capture. */
function joining(messages: EarlierMessages): Codec {
  return {
    ...codec,
    decode(payload) {
      const tree = readEnginePacket(payload);
      return payload.id === undefined ? tree : joinedPacket(tree, { ...payload, id: payload.id }, messages);
    },
  };
}

/** `chat "hi" /room ack 12`. */
function line(packet: Plain): string {
  const engine = textMember(packet, 'engine') ?? '';
  const type = textMember(packet, 'type');
  const data = member(packet, 'data');
  const owner = textMember(packet, 'of');
  if (owner !== undefined) return join('attachment', brief(member(packet, 'attachment')), 'of', owner, brief(data));
  // Of an upgrade from polling the ping and the pong say `probe`.
  if (type === undefined && engine !== 'message')
    return join(engine, typeof data === 'string' ? data.slice(0, 200) : brief(data));
  if (type === undefined) return brief(data);
  const space = textMember(packet, 'namespace');
  const where = space === undefined || space === '/' ? '' : space;
  const id = member(packet, 'id');
  const ack = id === undefined ? '' : `ack ${brief(id)}`;
  const attachments = member(packet, 'attachments');
  const bytes = attachments === undefined ? '' : `+${brief(attachments)} binary`;
  if (type === 'event' && isList(data)) {
    const [name, ...rest] = data;
    const words = rest.map((argument) => brief(argument)).join(' ');
    return join(typeof name === 'string' ? name : brief(name), words, where, id === undefined ? '' : `(${ack})`, bytes);
  }
  if (type === 'ack' && isList(data)) return join(ack, data.map((argument) => brief(argument)).join(' '), where, bytes);
  return join(type.replace('_', ' '), where, brief(data));
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

/** An event with an id asks for an acknowledgement; a CONNECT is answered by one; Engine.IO has its own pings. */
function correlations(packet: Plain): readonly Correlation[] {
  const engine = textMember(packet, 'engine');
  if (engine === 'ping') return [{ id: 'ping', role: 'request' }];
  if (engine === 'pong') return [{ id: 'ping', role: 'reply' }];
  const type = textMember(packet, 'type');
  const space = textMember(packet, 'namespace') ?? '/';
  if (type === 'connect') return [{ id: `connect ${space}`, role: 'either' }];
  if (type === 'connect_error') return [{ id: `connect ${space}`, role: 'reply' }];
  const id = member(packet, 'id');
  if (id === undefined) return [];
  return [{ id: `ack ${space} ${brief(id)}`, role: type === 'ack' ? 'reply' : 'request' }];
}
