/** Fields of decoders that no message of the format has by itself: a slip of the pen, or a name of somebody's own. */
import type { FilterNote } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { Filter } from '../../filterLanguage/ast.ts';
import { isFreeName, usualFields } from '../../filterLanguage/decodedFields.ts';
import type { Decoder } from '../../filterLanguage/decoderIds.ts';
import { nearest } from '../../filterLanguage/nearest.ts';
import { quotedPart } from '../../filterLanguage/noteText.ts';
import { readPath, writePath } from '../../filterLanguage/path.ts';
import { formatOf } from '../decode/registry.ts';

/** Members of the messages of formats that say what these are, beside the usual fields. Others may have any. */
const members: Partial<Record<Decoder, string>> = {
  jsonrpc: 'jsonrpc',
  socketio: 'attachments',
  signalr: 'headers item streamIds allowReconnect sequenceId protocol version',
  graphqlws: 'payload',
  phoenix: 'join_ref payload',
  ocpp: 'errorDescription errorDetails',
  stomp: 'headers',
  wamp: 'realm details session reason extra authmethod signature error options publication subscription registration',
  actioncable: 'identifier reason reconnect',
  pusher: 'user_id',
  ddp: 'session version support subs methods params fields cleared before randomSeed error result reason offendingMessage server_id',
  sockjs: '',
  cdp: '',
  xmpp: 'attributes children text keepAlive',
  sip: 'version headers',
  mqtt: 'dup length properties protocolId protocolVersion bridgeMode clean keepalive username password will sessionPresent returnCode granted subscriptions unsubscriptions part bytes of',
  k8s: 'channel data closes port number',
  rfb: 'message version types status reason name width height pixelFormat challenge response security shared encodings incremental x y down key buttons text rectangles first colors following',
  text: 'text',
};

/** A remark on a field that is none by itself; undefined where it is one, or may be any. */
export function unknownField({ decoder, written }: Extract<Filter, { kind: 'decoded' }>): FilterNote | undefined {
  const own = members[decoder];
  const path = readPath(`$${written.text.slice(decoder.length)}`);
  const [name, ...rest] = path ?? [];
  if (own === undefined || typeof name !== 'string') return undefined;
  const heads = usualFields(decoder).map((field) => field.split('.')[0]!);
  const known = [...heads, ...own.split(' ').filter((one) => one !== '')];
  if (known.includes(name) || (decoder === 'sip' && known.some((one) => isSame(one, name)))) return undefined;
  const { title } = formatOf(decoder);
  const sentence = isFreeName(decoder, name)
    ? t('{0} itself has no “{1}”; it is looked for all the same.', title, quotedPart(name))
    : t('No field of {0} is called “{1}”.', title, quotedPart(name));
  const near = nearest(name, known);
  if (near === undefined) return { ...written, text: sentence };
  const meant = `${decoder}${writePath([near, ...rest]).slice(1)}`;
  return { ...written, text: `${sentence} ${t('Did you mean {0}?', quotedPart(meant))}` };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
