/** All fields of a profile, and how each is read. */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { Report } from '../profileProblem.ts';
import type { SourceProfile } from '../sourceProfile.ts';
import { auth } from './auth.ts';
import { compression } from './compression.ts';
import { cookies } from './cookies.ts';
import { decoder } from './decoder.ts';
import { headers, headerText } from './headers.ts';
import { onOpen } from './messages.ts';
import { proxy } from './proxy.ts';
import { schema } from './schema.ts';
import { flag, number, oneOf, readFields, recordOf, text, type Shape } from './shapes.ts';
import { subprotocols } from './subprotocols.ts';
import { templates } from './templates.ts';
import { heartbeat, reconnect, timeouts } from './times.ts';
import { tls } from './tls.ts';
import { reportUnknownFields } from './unknownFields.ts';
import { url } from './url.ts';

/** As a file has it. */
export type WrittenFields = Omit<SourceProfile, 'from'>;

export const profileFields: { [Field in keyof WrittenFields]-?: Shape<NonNullable<WrittenFields[Field]>> } = {
  name: text,
  folder: text,
  url,
  query: recordOf(text, () => t('an object, {0}', '{ "name": "value" }')),
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
  decoder,
  schema,
  onOpen,
  heartbeat,
  reconnect,
  templates,
};

/** What of an object is usable; the rest was reported. */
export function readProfileFields(node: Node, report: Report): Partial<WrittenFields> {
  reportUnknownFields(node, Object.keys(profileFields), report);
  return readFields<WrittenFields>(node, profileFields, report);
}
