import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonText } from './jsonPayload.ts';
import { bytesText, isList, member, objectOf, textMember, utf8Text, type Plain } from './plain.ts';
import { brief, wholeJson } from './plainText.ts';

/** By their numbers (Engine.IO protocol 4, “Packet types”). */
const engineTypes = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;
/** The same of Socket.IO protocol 5, “Packet types”. */
const socketTypes = ['connect', 'disconnect', 'event', 'ack', 'connect_error', 'binary_event', 'binary_ack'] as const;

/** A packet of Engine.IO, and of Socket.IO where it is one. Throws a `DecodeError`. */
export function readEnginePacket({ text, bytes }: Payload): Plain {
  // A binary message is the attachment of the packet before it, or a message of Engine.IO.
  if (!text) return objectOf({ engine: 'message', data: bytesText(bytes) });
  const written = utf8Text(bytes);
  if (written === undefined) throw new DecodeError(t('The text is not UTF-8.'));
  const engine = engineTypes[written.charCodeAt(0) - 0x30];
  if (engine === undefined) throw new DecodeError(t('No packet of Engine.IO begins here.'), 0);
  if (engine === 'open') return objectOf({ engine, data: jsonText(written.slice(1), 1) });
  if (engine !== 'message') return objectOf({ engine, ...(written.length > 1 ? { data: written.slice(1) } : {}) });
  return readSocketPacket(written);
}

/** `<type>[<attachments>-][<namespace>,][<id>][<JSON>]` behind the `4` of Engine.IO. */
function readSocketPacket(written: string): Plain {
  const head = /^4([0-6])(?:(\d{1,4})-)?(?:(\/[^,]*),?)?(\d{1,15})?/.exec(written);
  if (head === null) return objectOf({ engine: 'message', data: written.slice(1) });
  const [whole, number, attachments, namespace = '/', id] = head;
  const name = socketTypes[Number(number)]!;
  const isBinary = name.startsWith('binary_');
  if (isBinary !== (attachments !== undefined)) {
    throw new DecodeError(t('The number of attachments is missing, or has no place here.'), 2);
  }
  const rest = written.slice(whole.length);
  const data = rest === '' ? undefined : jsonText(rest, Buffer.byteLength(whole));
  const type = isBinary ? name.slice('binary_'.length) : name;
  if ((type === 'event' || type === 'ack') && !isList(data)) {
    throw new DecodeError(t('The arguments of the {0} are no list.', type), Buffer.byteLength(whole));
  }
  return objectOf({
    engine: 'message',
    type,
    namespace,
    id: id === undefined ? undefined : Number(id),
    attachments: attachments === undefined ? undefined : Number(attachments),
    data,
  });
}

/** Writes what `readEnginePacket` reads of a text. Throws an Error that says what cannot be written. */
export function writeEnginePacket(tree: Plain): string {
  const engine = engineTypes.findIndex((type) => type === textMember(tree, 'engine'));
  if (engine < 0) throw new Error(t('A packet of Engine.IO has a type: {0}.', engineTypes.join(', ')));
  const data = member(tree, 'data');
  const json = data === undefined ? '' : wholeJson(data);
  const type = textMember(tree, 'type');
  if (type === undefined) return `${engine}${typeof data === 'string' ? data : json}`;
  const attachments = member(tree, 'attachments');
  const number = socketTypes.findIndex((name) => name === (attachments === undefined ? type : `binary_${type}`));
  if (number < 0) throw new Error(t('A packet of Socket.IO has a type: {0}.', socketTypes.join(', ')));
  const namespace = textMember(tree, 'namespace') ?? '/';
  const id = member(tree, 'id');
  const counted = attachments === undefined ? '' : `${brief(attachments)}-`;
  return `${engine}${number}${counted}${namespace === '/' ? '' : `${namespace},`}${id === undefined ? '' : brief(id)}${json}`;
}
