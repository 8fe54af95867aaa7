/** Fields of what decoders make of messages: `mqtt.topic`, `stomp.destination`, and any other path behind a decoder's id. */
import { t } from '../contract/l10n.ts';
import type { DecodedTest } from './ast.ts';
import { decoderOf, type Decoder } from './decoderIds.ts';
import { comparisonOf, type FieldMeaning, type FieldText } from './fieldValues.ts';
import { readPath, type JsonPath } from './path.ts';
import { jsonValueOf } from './value.ts';

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
    'command destination=headers.destination subscription=headers.subscription receipt=headers.receipt|headers.receipt-id id=headers.id|headers.message-id body',
  wamp: 'type procedure topic requestType request args kwargs',
  actioncable: 'command type channel=identifier.channel data message',
  pusher: 'event channel=channel|data.channel data',
  ddp: 'msg collection method name id',
  sockjs: 'frame messages code reason',
  cdp: 'method id sessionId params result error.message',
  xmpp: 'element to=attributes.to from=attributes.from id=attributes.id type=attributes.type',
  sip: 'method uri status reason body',
  mqtt: 'topic=topic|subscriptions.topic|unsubscriptions|will.topic cmd payload qos retain messageId clientId reasonCode',
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
  const known = paths.filter((path) => path !== undefined);
  return known.length === 0 ? undefined : { decoder, paths: known };
}

/** What it is compared with means; a sentence where there is nothing. */
export function decodedMeaning(field: DecodedField, { sign, text, quoted }: Omit<FieldText, 'name'>): FieldMeaning {
  if (text === '' && !quoted) return t('There is nothing to compare with.');
  return { kind: 'decoded', ...field, test: decodedTest(sign, text, quoted) };
}

function decodedTest(sign: string, text: string, quoted: boolean): DecodedTest {
  if (sign !== ':') return { operator: comparisonOf(sign), value: quoted ? text : jsonValueOf(text) };
  return text.toLowerCase() === 'any' && !quoted ? { operator: 'exists' } : { operator: 'like', text };
}

function placesOf(decoder: Decoder): [name: string, places: string[]][] {
  return (usual[decoder]?.split(' ') ?? []).map((field) => {
    const [name = '', places = name] = field.split('=');
    return [name, places.split('|')];
  });
}
