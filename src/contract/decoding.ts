/** What payloads mean: which decoders there are, how they are named in a profile, and what one has made of a payload. */

/** Formats that a decoder reads. `none`: payloads are shown as they are. */
export const formatIds = [
  'none',
  'json',
  'jsonl',
  'jsonrpc',
  'msgpack',
  'cbor',
  'protobuf',
  'avro',
  'bson',
  'text',
  'k8s',
  'rfb',
  'stomp',
  'mqtt',
  'socketio',
  'signalr',
  'graphqlws',
  'phoenix',
  'ocpp',
  'wamp',
  'actioncable',
  'pusher',
  'ddp',
  'sockjs',
  'cdp',
  'xmpp',
  'sip',
] as const;
export type FormatId = (typeof formatIds)[number];

export const compressionIds = ['gzip', 'zlib', 'deflate', 'brotli', 'zstd'] as const;

/** One stream over all messages of a direction. */
export const streamIds = ['zlib-stream'] as const;
export type StreamId = (typeof streamIds)[number];

/** How a text may be encoded that is no UTF-8, as the WHATWG names it; `latin1` is ISO 8859-1 to the letter. */
export const encodingIds = [
  'utf-16le',
  'utf-16be',
  'latin1',
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
] as const;
export type EncodingId = (typeof encodingIds)[number];

/** What a payload can be wrapped in; a chain takes it off before the format reads what is inside. */
export const wrapperIds = ['base64', ...compressionIds, ...streamIds, ...encodingIds] as const;
export type WrapperId = (typeof wrapperIds)[number];

/** Formats whose frames hold messages of another one, which may be said: `sockjs > stomp`. */
export const framingIds = ['sockjs'] as const satisfies readonly FormatId[];
type FramingId = (typeof framingIds)[number];

/** `base64 > zlib > msgpack`: wrappers from the outside in, then the format. */
export interface DecoderChain {
  wrappers: readonly WrapperId[];
  format: FormatId;
  /** What its frames hold; where it is not said it is recognised. */
  inside?: DecoderChain;
}

/** No sender wraps so often; a longer chain is a slip or an attack. */
export const mostSteps = 16;

/**
 * What in a chain's text is none; null: it is a wrapper, where the format should be. `none` is one only where it stands
 * alone; `steps`: there are so many, more than `mostSteps`, and `unknown` is the first of those that are too many.
 */
export interface ChainProblem {
  unknown: string | null;
  steps?: number;
}

/** Reads a chain. Ids are in lower case; spaces mean nothing. */
export function readChain(text: string): DecoderChain | ChainProblem {
  const names = text.split('>').map((name) => name.trim().toLowerCase());
  if (names.length > mostSteps) return { unknown: names[mostSteps]!, steps: names.length };
  const framing = names.slice(0, -1).findIndex(isFraming);
  if (framing >= 0) return readFraming(names.slice(0, framing), names.slice(framing));
  const last = names.pop()!;
  const wrapper = (name: string): WrapperId | undefined => wrapperIds.find((id) => id === name);
  const unknown = names.find((name) => wrapper(name) === undefined);
  if (unknown !== undefined) return { unknown };
  const format = formatIds.find((id) => id === last);
  if (format === undefined) return { unknown: wrapper(last) === undefined ? last : null };
  // Payloads as they are: nothing was taken off of them.
  if (format === 'none' && names.length > 0) return { unknown: format };
  return { wrappers: names.map((name) => wrapper(name)!), format };
}

/** None is in another one: nobody sends that. */
function readFraming(before: readonly string[], [format, ...rest]: readonly string[]): DecoderChain | ChainProblem {
  const outer = readChain([...before, format].join('>'));
  const inside = readChain(rest.join('>'));
  if ('unknown' in outer) return outer;
  if ('unknown' in inside) return inside;
  const cannotBeInside = isFraming(inside.format) || inside.format === 'none';
  return cannotBeInside ? { unknown: inside.format } : { ...outer, inside };
}

function isFraming(name: string): name is FramingId {
  return framingIds.some((id) => id === name);
}

/** Writes what `readChain` reads. */
export function writeChain({ wrappers, format, inside }: DecoderChain): string {
  return [...wrappers, format, ...(inside === undefined ? [] : [writeChain(inside)])].join(' > ');
}

/** What another extension reads payloads by: its id has a dot, which no format's has. */
export interface ForeignDecoder {
  foreign: string;
}

/** `acme.ticks`: lower case letters, digits and hyphens, in two parts or more. */
export function isForeignId(text: string): boolean {
  return text.length <= 100 && /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(text);
}

/** Reads what may stand in a profile: a chain, or the id of another extension's decoder. */
export function readDecoder(text: string): DecoderChain | ForeignDecoder | ChainProblem {
  const id = text.trim().toLowerCase();
  return isForeignId(id) ? { foreign: id } : readChain(text);
}

export function writeDecoder(decoder: DecoderChain | ForeignDecoder): string {
  return 'foreign' in decoder ? decoder.foreign : writeChain(decoder);
}

/** What a format can be recognised by. */
export const evidenceParts = ['schema', 'subprotocol', 'url', 'messages'] as const;
export type EvidencePart = (typeof evidenceParts)[number];

/** The decoder of a session, and how it came to be that. */
export interface DecoderState {
  /** See `DecoderChain`; or the id of another extension's, which the extension host reads by. */
  chain: string;
  /** `evidence`: by itself, from what has passed; `profile`: it says so; `choice`: a person's. */
  by: 'evidence' | 'profile' | 'choice';
  /** How sure it is, where it is by evidence: more than 0, at most 1. */
  sure?: number;
  /** What speaks for it, where it is by evidence. */
  evidence?: readonly EvidencePart[];
  /** It writes payloads, too, and these are not their trees as JSON: see `Written`. */
  writes?: true;
}

/** One that can be chosen. */
export interface DecoderOffer {
  id: FormatId;
  /** As the people of its field call it. */
  title: string;
  /** How much of what has passed looks like it: 0 to 1. */
  sure: number;
  /** What speaks for it; absent: nothing does. */
  evidence?: readonly EvidencePart[];
  /** It is what is taken where nobody says otherwise. */
  recognised?: true;
}

/** Where a value of a tree lies in the payload: from `from` to before `to`. Of a wrapped payload, of what is inside. */
export interface ByteRange {
  /** Names of members and indexes of elements, from the root. */
  path: readonly (string | number)[];
  from: number;
  to: number;
}

/** Why a decoder cannot read a payload. */
export interface Refusal {
  /** The decoder's. */
  title: string;
  /** A sentence. */
  failure: string;
  /** Of the byte where it stops to be what it should be. */
  offset?: number;
}

/** What the session's decoder makes of a payload, or why it cannot. */
export type DecodedPayload = {
  /** That of the chain. */
  decoder: string;
  title: string;
} & (
  | {
      summary: string;
      /** As JSON; bytes are texts such as `h'00ff'`. */
      tree: string;
      /** Only the beginning of it: the whole would be too long. `tree` is no JSON then. */
      cut?: true;
      /** `tree` has a bare `…` where levels are too deep to be shown, and is no JSON then: a sentence that says so. */
      deeper?: string;
      ranges: readonly ByteRange[];
    }
  | Omit<Refusal, 'title'>
);
