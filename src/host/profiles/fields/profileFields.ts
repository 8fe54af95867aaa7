/** All fields of a profile, and how each is read. */
import type { Node } from 'jsonc-parser';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import type { Report } from '../profileProblem.ts';
import { auth } from './auth.ts';
import { compression } from './compression.ts';
import { cookies } from './cookies.ts';
import { headers, headerText } from './headers.ts';
import { onOpen } from './messages.ts';
import { proxy } from './proxy.ts';
import { flag, number, oneOf, readFields, recordOf, text, type Shape } from './shapes.ts';
import { subprotocols } from './subprotocols.ts';
import { heartbeat, reconnect, timeouts } from './times.ts';
import { tls } from './tls.ts';
import { reportUnknownFields } from './unknownFields.ts';
import { url } from './url.ts';

export const profileFields: { [Field in keyof ConnectionProfile]-?: Shape<NonNullable<ConnectionProfile[Field]>> } = {
  name: text,
  folder: text,
  url,
  query: recordOf(text, 'an object, { "name": "value" }'),
  headers,
  subprotocols,
  origin: headerText,
  cookies,
  auth,
  proxy,
  tls,
  compression,
  timeouts,
  followRedirects: number(0, 100, { whole: true }),
  maxPayload: number(1, Number.MAX_SAFE_INTEGER, { whole: true }),
  autoPong: flag,
  family: oneOf('ipv4', 'ipv6'),
  onOpen,
  heartbeat,
  reconnect,
};

/** What of an object is usable; the rest was reported. */
export function readProfileFields(node: Node, report: Report): Partial<ConnectionProfile> {
  reportUnknownFields(node, Object.keys(profileFields), report);
  return readFields<ConnectionProfile>(node, profileFields, report);
}
