/** Fields of what decoders make of messages: `mqtt.topic`, `stomp.destination`, and any other path behind a decoder's id. */
import { decoderOf, type Decoder } from './decoderIds.ts';
import { readPath, type JsonPath } from './path.ts';

/**
 * The usual ones of each, for completion, with the places that they stand for where these are not the field itself:
 * `name=place|place`. In a place lists are gone through.
 */
const usual: Partial<Record<Decoder, string>> = {
  jsonrpc: 'method id params result error.code error.message',
  socketio: 'event=data[0] type namespace id data engine',
  signalr: 'target invocationId type arguments result error',
  graphqlws: 'type id query=payload.query operationName=payload.operationName message=payload.message',
  phoenix: 'topic event ref payload status=payload.status',
  ocpp: 'action id type errorCode payload',
  stomp:
    'command destination body content-type content-length subscription receipt=headers.receipt|headers.receipt-id receipt-id id=headers.id|headers.message-id message-id ack transaction heart-beat accept-version version host login session server message heartbeat',
  wamp: 'type procedure topic requestType request args kwargs',
  actioncable: 'command type channel=identifier.channel data message',
  pusher: 'event channel=channel|data.channel data',
  ddp: 'msg collection method name id',
  sockjs: 'frame messages code reason',
  cdp: 'method id sessionId params result error.message',
  xmpp: 'element to=attributes.to from=attributes.from id=attributes.id type=attributes.type',
  sip: 'method uri status reason body From To Call-ID CSeq Via Contact Content-Type User-Agent Max-Forwards Expires Event Allow Supported Route keepAlive',
  mqtt: 'topic=topic|subscriptions.topic|unsubscriptions|will.topic cmd payload qos retain messageId clientId reasonCode',
};

/** Where names are free: headers, attributes. What is no member of the message itself is looked for in there. */
const free: Partial<Record<Decoder, readonly [place: string, ...members: string[]]>> = {
  stomp: ['headers', 'command', 'headers', 'body', 'heartbeat'],
  sip: ['headers', 'method', 'uri', 'version', 'status', 'reason', 'headers', 'body', 'keepAlive'],
  xmpp: ['attributes', 'element', 'attributes', 'children', 'text', 'keepAlive'],
};

export interface DecodedField {
  decoder: Decoder;
  paths: readonly JsonPath[];
}

/** Names of the decoder's usual fields. */
export function usualFields(decoder: Decoder): string[] {
  return placesOf(decoder).map(([name]) => name);
}

/** Reads `mqtt.topic`; undefined where it is no field of a decoder. The decoder in any case. */
export function readDecodedField(text: string): DecodedField | undefined {
  const dot = /^[^.[]*/.exec(text)![0].length;
  const decoder = decoderOf(text.slice(0, dot));
  if (decoder === undefined) return undefined;
  const written = text.slice(dot);
  const places = placesOf(decoder).find(([name]) => `.${name}` === written)?.[1];
  const paths = (places?.map((place) => `.${place}`) ?? [written]).map((place) => readPath(`$${place}`));
  const known = paths.filter((path) => path !== undefined).flatMap((path) => freePaths(decoder, path));
  return known.length === 0 ? undefined : { decoder, paths: known };
}

/** Messages of this format may have it under any name. */
export function isFreeName(decoder: Decoder, name: string): boolean {
  return free[decoder]?.slice(1).includes(name) === false;
}

/** In a place of free names it is looked for there; those of SIP are the same in any case (RFC 3261 §7.3.1). */
function freePaths(decoder: Decoder, path: JsonPath): JsonPath[] {
  const [name, ...rest] = path;
  const [place, ...members] = free[decoder] ?? [];
  if (place === undefined || typeof name !== 'string' || members.includes(name)) return [path];
  const names = decoder === 'sip' ? new Set([name, sipName(name), name.toLowerCase()]) : [name];
  return [...names].map((one) => [place, one, ...rest]);
}

/** As the specification writes it: `Call-ID` for `call-id`. */
function sipName(name: string): string {
  return name.toLowerCase().replace(/^cseq$|^www(?=-)|(?<=-)id$|(?<![a-z])[a-z]/g, (part) => {
    return part === 'cseq' ? 'CSeq' : part.toUpperCase();
  });
}

function placesOf(decoder: Decoder): [name: string, places: string[]][] {
  return (usual[decoder]?.split(' ') ?? []).map((field) => {
    const [name = '', places = name] = field.split('=');
    return [name, places.split('|')];
  });
}
