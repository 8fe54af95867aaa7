import type { FormatId } from '../../contract/decoding.ts';
import type { Format } from './format.ts';
import { actioncable } from './formats/actioncable.ts';
import { avro } from './formats/avro.ts';
import { bson } from './formats/bson.ts';
import { cbor } from './formats/cbor.ts';
import { cdp } from './formats/cdp.ts';
import { ddp } from './formats/ddp.ts';
import { graphqlws } from './formats/graphqlws.ts';
import { json } from './formats/json.ts';
import { jsonl } from './formats/jsonl.ts';
import { jsonrpc } from './formats/jsonrpc.ts';
import { k8s } from './formats/k8s.ts';
import { mqtt } from './formats/mqtt.ts';
import { msgpack } from './formats/msgpack.ts';
import { ocpp } from './formats/ocpp.ts';
import { phoenix } from './formats/phoenix.ts';
import { pusher } from './formats/pusher.ts';
import { protobuf } from './formats/protobuf.ts';
import { rfb } from './formats/rfb.ts';
import { signalr } from './formats/signalr.ts';
import { socketio } from './formats/socketio.ts';
import { sip } from './formats/sip.ts';
import { sockjs } from './formats/sockjs.ts';
import { stomp } from './formats/stomp.ts';
import { text } from './formats/text.ts';
import { wamp } from './formats/wamp.ts';
import { xmpp } from './formats/xmpp.ts';

/** All formats, in the order in which they are offered. Of two that are as sure the first is taken. */
export const formats: readonly Format[] = [
  jsonrpc,
  socketio,
  signalr,
  graphqlws,
  phoenix,
  ocpp,
  wamp,
  actioncable,
  pusher,
  ddp,
  sockjs,
  cdp,
  xmpp,
  sip,
  stomp,
  mqtt,
  k8s,
  rfb,
  jsonl,
  json,
  msgpack,
  cbor,
  bson,
  protobuf,
  avro,
  text,
];

export function formatOf(id: Exclude<FormatId, 'none'>): Format {
  return formats.find((format) => format.id === id)!;
}
