import { areInOrder } from './connectionList.ts';
import type { ConnectionMeta } from './connectionMeta.ts';

/** Is this value what a field of `session.json` may hold? */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const yesOrNo: Check = (value) => typeof value === 'boolean';
const time: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const bytes: Check = (value) => value instanceof Uint8Array;

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function shape(fields: Record<string, Check>): Check {
  return (value) => typeof value === 'object' && value !== null && wrongOf(value, fields) === undefined;
}

function wrongOf(value: object, fields: Record<string, Check>): string | undefined {
  return Object.keys(fields).find((name) => !fields[name]!((value as Record<string, unknown>)[name]));
}

const perDirection = (check: Check): Check => shape({ in: check, out: check });
const head = {
  startLine: text,
  raw: bytes,
  headers: listOf((pair) => listOf(text)(pair) && (pair as string[]).length === 2),
};

const finding = shape({
  code: text,
  severity: text,
  stage: text,
  evidence: text,
  cause: text,
  remedy: text,
  fix: optional(
    shape({ kind: text, title: text, profile: optional(shape({})), pem: optional(text), subject: optional(text) }),
  ),
});
const certificate = shape({
  subject: text,
  issuer: text,
  names: text,
  validFrom: text,
  validTo: text,
  fingerprint: text,
  pem: text,
});
const tls = shape({
  version: text,
  cipher: text,
  alpn: optional(text),
  verified: yesOrNo,
  unverified: optional(text),
  chain: listOf(certificate),
});

const handshake = shape({
  request: shape(head),
  response: optional(shape({ ...head, status: count, body: optional(bytes) })),
  timings: shape({
    name: optional(time),
    connect: optional(time),
    proxy: optional(time),
    tls: optional(time),
    upgrade: optional(time),
  }),
  subprotocol: optional(text),
  extensions: optional(text),
  checks: listOf(shape({ name: text, ok: yesOrNo, detail: text })),
  findings: optional(listOf(finding)),
  proxy: optional(shape({ request: shape(head), response: optional(shape(head)) })),
  tls: optional(tls),
  redirects: optional(listOf(shape({ url: text, status: count, location: text, omitted: listOf(text) }))),
});

const closers = ['peer', 'us', 'nobody', 'unknown'];
const connection = shape({
  number: (number) => count(number) && number !== 0,
  started: time,
  opened: optional(time),
  ended: optional(time),
  close: optional(shape({ code: count, reason: text, by: (by) => closers.includes(by as string) })),
  failure: optional(shape({ code: text, message: text, cause: text, remedy: text })),
  from: perDirection(count),
  to: optional(perDirection(count)),
  framing: optional(shape({ offset: perDirection(count), deflate: yesOrNo, takeover: perDirection(yesOrNo) })),
  subprotocol: optional(text),
  extensions: optional(text),
  handshake: optional(handshake),
});

const rule = shape({
  message: text,
  dir: optional((value) => value === 'in' || value === 'out'),
  starts: optional(text),
  skip: optional(count),
});

const fields: Record<string, Check> = {
  id: text,
  label: text,
  url: text,
  started: time,
  ended: optional(time),
  connections: (list) => listOf(connection)(list) && areInOrder(list as ConnectionMeta[]),
  markers: optional(count),
  part: optional(count),
  base: perDirection(count),
  lengths: optional(perDirection(count)),
  owner: optional(shape({ pid: (pid) => count(pid) && pid !== 0, engine: text, booted: optional(time) })),
  decoder: optional(text),
  schema: optional(
    shape({
      file: text,
      in: optional(text),
      out: optional(text),
      message: optional(text),
      rules: optional(listOf(rule)),
    }),
  ),
  credentials: optional((value) => value === true),
  origin: optional(shape({ format: text, creator: optional(text), notHeld: listOf(text) })),
  excerpt: optional(shape({ messages: count, of: count, filter: optional(text) })),
  damage: optional(text),
};

/** The first field of a description that is not what it must be; undefined where all are. */
export function wrongField(meta: object): string | undefined {
  return wrongOf(meta, fields);
}
