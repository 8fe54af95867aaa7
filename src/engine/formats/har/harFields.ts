import type { PartOf } from '../../../contract/formats.ts';
import type { CloseState, Failure, Handshake, HeaderList } from '../../../contract/model.ts';
import { partFrom } from '../partOf.ts';
import { isWebSocketUrl, withoutUserInformation } from '../requestedUrl.ts';
import { member, numberOf, textOf, type JsonTree } from './jsonObject.ts';

/** In years that files are of: what is later than this in seconds was written in milliseconds. */
const latestSeconds = 1e11;

/** What an entry says of its connection. Times are milliseconds since the epoch. */
export interface HarConnection {
  url: string;
  /** Undefined where it is not said. */
  started: number | undefined;
  /** When the last byte of the handshake passed. */
  answered: number | undefined;
  opened: number | undefined;
  ended: number | undefined;
  request: HeaderList;
  method: string;
  status: number;
  statusText: string;
  response: HeaderList;
  timings: Handshake['timings'];
  /** Undefined where it is not said. */
  close: CloseState | undefined;
  failure: Failure | undefined;
  /** Of one that we wrote: what the connection was called, of which capture it is, and which of its connections. */
  ours: { label: string | undefined; capture: string; number: number; excerpt: PartOf | undefined } | undefined;
}

export function harConnection(fields: JsonTree): HarConnection {
  const request = member(fields, 'request');
  const response = member(fields, 'response');
  const ours = member(fields, '_webSocketInspector');
  const started = numberOf(member(ours, 'started')) ?? dateOf(textOf(member(fields, 'startedDateTime')));
  const time = numberOf(member(fields, 'time'));
  const opened = numberOf(member(ours, 'opened'));
  const url = (textOf(member(request, 'url')) ?? '').replace(/^http/i, 'ws');
  return {
    url: isWebSocketUrl(url) ? withoutUserInformation(url) : '',
    started,
    answered: numberOf(member(ours, 'answered')),
    opened: opened ?? (started === undefined || time === undefined || time < 0 ? undefined : started + time),
    ended: numberOf(member(ours, 'ended')) ?? endOf(member(fields, '_webSocketClose')),
    request: headersOf(member(request, 'headers')),
    method: textOf(member(request, 'method')) ?? 'GET',
    status: numberOf(member(response, 'status')) ?? 0,
    statusText: textOf(member(response, 'statusText')) ?? '',
    response: headersOf(member(response, 'headers')),
    timings: timingsOf(member(fields, 'timings')),
    close: closeOf(member(fields, '_webSocketClose')),
    failure: failureOf(ours, response),
    ours: oursOf(ours),
  };
}

/** A time of messages: in seconds as Chrome has it, or in milliseconds as Playwright; undefined where it is none. */
export function messageTime(value: JsonTree | undefined): number | undefined {
  const time = numberOf(value);
  if (time === undefined || time < 0) return undefined;
  return time > latestSeconds ? time : Math.round(time * 1e6) / 1e3;
}

function dateOf(text: string | undefined): number | undefined {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isFinite(time) ? time : undefined;
}

/** Lines would end in the midst of one: there are none within. Names that begin with a colon are HTTP/2's own. */
function headersOf(value: JsonTree | undefined): HeaderList {
  if (!Array.isArray(value)) return [];
  return value.flatMap((header): HeaderList => {
    const name = textOf(member(header, 'name'));
    const text = textOf(member(header, 'value')) ?? '';
    if (name === undefined || name === '' || name.startsWith(':')) return [];
    return [[oneLine(name), oneLine(text)]];
  });
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}

/** HAR counts TLS as a part of connecting. */
function timingsOf(value: JsonTree | undefined): Handshake['timings'] {
  const of = (name: string): number | undefined => {
    const milliseconds = numberOf(member(value, name));
    return milliseconds === undefined || milliseconds < 0 ? undefined : milliseconds;
  };
  const [name, whole, tls, proxy] = [of('dns'), of('connect'), of('ssl'), of('_proxy')];
  const [send, wait] = [of('send'), of('wait')];
  const upgrade = wait === undefined ? undefined : wait + (send ?? 0);
  const connect = whole === undefined ? undefined : Math.max(0, rounded(whole - (tls ?? 0) - (proxy ?? 0)));
  return {
    ...(name === undefined ? {} : { name }),
    ...(connect === undefined ? {} : { connect }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(tls === undefined ? {} : { tls }),
    ...(upgrade === undefined ? {} : { upgrade: rounded(upgrade) }),
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1e6;
}

/** HTTP Toolkit says how it ended; who began is ours to say. */
function closeOf(value: JsonTree | undefined): CloseState | undefined {
  if (value === 'aborted') return { code: 1006, reason: '', by: 'nobody' };
  const code = numberOf(member(value, 'code'));
  if (code === undefined || !Number.isInteger(code) || code < 0 || code > 0xffff) return undefined;
  const by = textOf(member(value, '_by'));
  const known = by === 'us' || by === 'peer' || by === 'nobody' ? by : code === 1006 ? 'nobody' : 'unknown';
  return { code, reason: textOf(member(value, 'reason')) ?? '', by: known };
}

function endOf(value: JsonTree | undefined): number | undefined {
  return messageTime(member(value, 'timestamp'));
}

function failureOf(ours: JsonTree | undefined, response: JsonTree | undefined): Failure | undefined {
  const failure = member(ours, 'failure');
  const text = (name: string): string => textOf(member(failure, name)) ?? '';
  if (failure !== undefined && failure !== null) {
    return { code: text('code'), message: text('message'), cause: text('cause'), remedy: text('remedy') };
  }
  const message = textOf(member(response, '_error')) ?? textOf(member(response, '_failureText'));
  if (message === undefined || message === '') return undefined;
  return { code: 'recorded-elsewhere', message, cause: '', remedy: '' };
}

function oursOf(value: JsonTree | undefined): HarConnection['ours'] {
  const capture = textOf(member(value, 'capture'));
  const number = numberOf(member(value, 'connection'));
  if (capture === undefined || number === undefined) return undefined;
  const part = member(value, 'excerpt');
  const excerpt = partFrom(
    numberOf(member(part, 'messages')),
    numberOf(member(part, 'of')),
    textOf(member(part, 'filter')),
  );
  return { label: textOf(member(value, 'label')), capture, number, excerpt };
}
