import type { DecoderChain, FormatId } from '../../../contract/decoding.ts';
import { t } from '../../../contract/l10n.ts';
import type { Correlation } from '../../correlation/correlation.ts';
import { jsonCorrelations } from '../../correlation/jsonCorrelation.ts';
import type { Beginning, Codec, Format, Payload } from '../format.ts';
import { isList, member, objectOf, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';
import { readSockJsFrame, writeSockJsFrame, type SockJsFrame } from '../sockJsFrame.ts';

/** `/prefix/<server>/<session>/websocket`; `/prefix/websocket` has no frames of its own. */
const address = /\/\d{3}\/[^/?#]+\/websocket(?:[?#]|$)/;

/** SockJS (github.com/sockjs/sockjs-protocol): what its frames hold is read by the format that is recognised in them. */
export const sockjs: Format = {
  id: 'sockjs',
  title: 'SockJS',
  recognise({ url, messages }) {
    const first = messages.find(({ direction, text }) => direction === 'in' && text);
    const opens = first !== undefined && first.bytes.length === 1 && first.bytes[0] === 0x6f;
    return opens ? (address.test(url) ? 0.99 : 0.8) : address.test(url) ? 0.9 : 0;
  },
  async open(evidence) {
    const { surest } = await import('../choose.ts');
    const { openChain } = await import('../open.ts');
    const { schema, inside } = evidence;
    const messages = evidence.messages.flatMap(messagesIn);
    const best = inside === undefined ? surest({ subprotocol: '', url: '', messages }) : undefined;
    // One in the other is nobody's, and would have no end.
    const recognised = best === undefined || best.id === 'sockjs' ? undefined : { wrappers: [], format: best.id };
    const chain: DecoderChain | undefined = inside ?? recognised;
    const inner = chain && (await openChain(chain, { subprotocol: '', url: '', messages, schema }));
    return codec(inner, chain?.format);
  },
};

function messagesIn(beginning: Beginning): Beginning[] {
  const { cut, direction, text } = beginning;
  if (cut || !text) return [];
  try {
    const frame = readSockJsFrame(beginning);
    return 'messages' in frame ? frame.messages.map((one) => ({ ...payloadOf(one, direction), cut: false })) : [];
  } catch {
    // Evidence of nothing.
    return [];
  }
}

function payloadOf(message: string, direction: Payload['direction']): Payload {
  return { direction, text: true, bytes: Buffer.from(message) };
}

function codec(inner: Codec | undefined, format: FormatId = 'none'): Codec {
  const read = (message: string, direction: Payload['direction']): Plain => {
    try {
      const tree = inner?.decode(payloadOf(message, direction));
      return typeof tree === 'object' && tree !== null ? tree : message;
    } catch {
      // It is not what the others are: then it is the text that it is.
      return message;
    }
  };
  const lineOf = (tree: Plain): string =>
    typeof tree === 'string' ? tree.slice(0, 200) : (inner?.summary(tree) ?? brief(tree));
  return {
    ...(inner && { inside: { format, member: 'messages' } }),
    decode(payload) {
      const frame = readSockJsFrame(payload);
      if (!('messages' in frame)) return objectOf({ frame: frame.kind, ...about(frame) });
      return objectOf({ frame: frame.kind, messages: frame.messages.map((one) => read(one, payload.direction)) });
    },
    /** The lines of what is in it; `open`, `heartbeat`, `close 3000 Go away!`. */
    summary(tree) {
      const messages = member(tree, 'messages');
      if (isList(messages)) return messages.map(lineOf).join('; ');
      return words(textMember(tree, 'frame'), brief(member(tree, 'code')), textMember(tree, 'reason'));
    },
    correlations(tree, payload) {
      const messages = member(tree, 'messages');
      return isList(messages) ? correlationsIn(messages, payload, inner) : [];
    },
    encode: (tree) => ({ text: writeSockJsFrame(frameOf(tree, (message) => written(inner, message))) }),
  };
}

/** By the format of what is in it; where that has no ids of its own, as JSON's do. */
function correlationsIn(trees: readonly Plain[], payload: Payload, inner: Codec | undefined): Correlation[] {
  const frame = readSockJsFrame(payload);
  const messages = 'messages' in frame ? frame.messages : [];
  return messages.flatMap((message, i) => {
    const one = payloadOf(message, payload.direction);
    if (inner?.correlations === undefined)
      return jsonCorrelations({ ...one, from: 0, to: one.bytes.length, cut: false });
    return typeof trees[i] === 'string' ? [] : inner.correlations(trees[i]!, one);
  });
}

function about(frame: SockJsFrame): { code?: number; reason?: string } {
  return frame.kind === 'close' ? { code: frame.code, reason: frame.reason } : {};
}

function frameOf(tree: Plain, write: (message: Plain) => string): SockJsFrame {
  const kind = textMember(tree, 'frame');
  const messages = member(tree, 'messages');
  const code = member(tree, 'code');
  if (kind === 'open' || kind === 'heartbeat') return { kind };
  if ((kind === 'array' || kind === 'messages') && isList(messages)) return { kind, messages: messages.map(write) };
  if (kind === 'close' && typeof code === 'number') return { kind, code, reason: textMember(tree, 'reason') ?? '' };
  throw new Error(t('Its frame is none of SockJS.'));
}

function written(inner: Codec | undefined, message: Plain): string {
  if (typeof message === 'string') return message;
  const encoded = inner?.encode?.(message);
  if (encoded === undefined || !('text' in encoded)) throw new Error(t('A message in a frame of SockJS is a text.'));
  return encoded.text;
}
