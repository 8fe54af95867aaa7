/** Fields of decoders that no message of the format has by itself: a slip of the pen, or a name of somebody's own. */
import type { FilterNote } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { Filter } from '../../filterLanguage/ast.ts';
import { isFreeName, usualFields } from '../../filterLanguage/decodedFields.ts';
import type { Decoder } from '../../filterLanguage/decoderIds.ts';
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

/** The known name that is most like it; undefined where none is. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const found = known
    .map((one) => ({ one, distance: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return found !== undefined && found.distance <= Math.max(1, name.length / 3) ? found.one : undefined;
}

/** Letters to be changed, put in or taken away; one begins like the other: one. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  if (Math.min(one.length, other.length) > 1 && (one.startsWith(other) || other.startsWith(one))) return 1;
  // Names are short, whatever is written.
  if (one.length > 40) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
