import type { ByteRange, DecoderChain, StreamId, WrapperId } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import {
  DecodeError,
  type Codec,
  type EarlierMessages,
  type Encoded,
  type Evidence,
  type Payload,
  type Route,
} from './format.ts';
import { brief } from './plainText.ts';
import { formatOf } from './registry.ts';
import { wrapperOf } from './wrap.ts';
import { insideOf, unwrapper, type Unwrap } from './wrappers.ts';

/** What reads by this chain; undefined where it says that nothing is to be read. */
export async function openChain(
  { wrappers, format, inside: held }: DecoderChain,
  evidence: Evidence,
): Promise<Codec | undefined> {
  if (format === 'none') return undefined;
  if (wrappers.length === 0) return formatOf(format).open({ ...evidence, inside: held });
  let inside: Unwrap = (payload) => payload;
  for (const wrapper of wrappers) inside = await opens(wrapper, inside, evidence.earlier);
  const codec = await formatOf(format).open({
    ...evidence,
    inside: held,
    messages: evidence.messages.flatMap(opened(inside)),
    ...(evidence.earlier && { earlier: openedEarlier(evidence.earlier, inside) }),
  });
  return {
    decode: (payload: Payload, ranges?: ByteRange[], route?: Route) => codec.decode(inside(payload), ranges, route),
    ...(codec.routed && { routed: true }),
    ...(codec.inside && { inside: codec.inside }),
    // What is in the payload's beginning cannot be read by anybody.
    summary: (tree) => codec.summary(tree) ?? brief(tree),
    ...(codec.correlations === undefined
      ? {}
      : { correlations: (tree, payload) => codec.correlations!(tree, payload) }),
    ...encodeWrapped(codec, wrappers),
  };
}

/** The format writes what is inside, then the wrappers are put around it, the innermost first; nothing where one cannot be. */
function encodeWrapped(codec: Codec, wrappers: DecoderChain['wrappers']): Pick<Codec, 'encode'> {
  const wraps = wrappers.toReversed().map(wrapperOf);
  if (codec.encode === undefined || !wraps.every((wrap) => wrap !== undefined)) return {};
  const bytesOf = (one: Encoded): Uint8Array => ('text' in one ? Buffer.from(one.text) : one.bytes);
  return { encode: (tree) => wraps.reduce((inside, wrap) => wrap(bytesOf(inside)), codec.encode!(tree)) };
}

/** Takes one more wrapper off what `outer` has made. */
async function opens(wrapper: WrapperId, outer: Unwrap, earlier: EarlierMessages | undefined): Promise<Unwrap> {
  if (isStream(wrapper)) return streamOpener(outer, earlier);
  const unwrap = await unwrapper(wrapper);
  return (payload) => unwrap(outer(payload));
}

async function streamOpener(outer: Unwrap, earlier: EarlierMessages | undefined): Promise<Unwrap> {
  const { StreamStates } = await import('./streamStates.ts');
  const { zlibStream } = await import('./zlibStream.ts');
  const states = earlier && new StreamStates(openedEarlier(earlier, outer), zlibStream);
  return (payload) => {
    const { id } = payload;
    // One that is no row stands alone.
    const { result } =
      id === undefined || states === undefined
        ? zlibStream.step(zlibStream.initial, outer(payload))
        : { result: states.read({ ...outer(payload), id }) };
    if (result === undefined) throw new DecodeError(t('The message goes on in the next one.'));
    return insideOf(payload, result);
  };
}

function isStream(wrapper: WrapperId): wrapper is StreamId {
  return wrapper === 'zlib-stream';
}

/** The same of the messages before. */
function openedEarlier(earlier: EarlierMessages, inside: Unwrap): EarlierMessages {
  return {
    get generation() {
      return earlier.generation;
    },
    connectionOf: (id) => earlier.connectionOf(id),
    *between(direction, from, to) {
      for (const { id, payload } of earlier.between(direction, from, to)) {
        yield { id, payload: payload && openedOrNot(payload, inside) };
      }
    },
  };
}

function openedOrNot(payload: Payload & { id: number }, inside: Unwrap): (Payload & { id: number }) | undefined {
  try {
    return { ...inside(payload), id: payload.id };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function opened(inside: Unwrap): (message: Evidence['messages'][number]) => Evidence['messages'] {
  return (message) => {
    if (message.cut) return [];
    try {
      return [{ ...inside(message), cut: false }];
    } catch {
      // Evidence of nothing.
      return [];
    }
  };
}
