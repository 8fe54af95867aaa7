/** Answers, for each code, and what is found in them. */
import type { DoctorProfile } from '../../../../src/engine/doctor/examined.ts';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { answered, switching } from './attempts.ts';

export const offering = { headers: ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'] };
export const subprotocols = { headers: ['Sec-WebSocket-Protocol: graphql-ws, v2'] };

function status(line: string, headers: string[] = [], body?: string): Attempt {
  return answered([`HTTP/1.1 ${line}`, ...headers], body);
}

export interface Row {
  when: string;
  of: Attempt;
  codes: string[];
  /** Of the first finding. */
  evidence: (string | RegExp)[];
  profile?: Partial<DoctorProfile>;
}

export const answeredRows: Row[] = [
  {
    when: 'HTTP/1.0',
    of: answered(['HTTP/1.0 200 OK', 'Server: SimpleHTTP/0.6']),
    codes: ['http-1.0'],
    evidence: ['HTTP/1.0 200 OK', 'Server: SimpleHTTP/0.6'],
  },
  {
    when: 'HTTP/1.0, and a status that says more',
    of: answered(['HTTP/1.0 404 Not Found']),
    codes: ['not-found', 'http-1.0'],
    evidence: ['HTTP/1.0 404'],
  },
  {
    when: 'a 101 in HTTP/1.0',
    of: answered(['HTTP/1.0 101 x', ...switching.slice(1)]),
    codes: ['http-1.0'],
    evidence: ['HTTP/1.0 101'],
  },
  {
    when: 'a page',
    of: status('200 OK', ['Content-Type: text/html'], '<!doctype html><title>Hello</title>'),
    codes: ['not-upgraded'],
    evidence: ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Body: Hello'],
  },
  {
    when: '400',
    of: status('400 Bad Request', [], 'no'),
    codes: ['bad-request'],
    evidence: ['400 Bad Request', 'Body: no'],
  },
  {
    when: '401',
    of: status('401 Unauthorized', ['WWW-Authenticate: Bearer realm="x"']),
    codes: ['unauthorized'],
    evidence: ['WWW-Authenticate: Bearer realm="x"', 'no Authorization'],
  },
  { when: '403', of: status('403 Forbidden'), codes: ['forbidden-origin'], evidence: ['403', 'no Origin'] },
  { when: '404', of: status('404 Not Found'), codes: ['not-found'], evidence: ['404'] },
  { when: '405', of: status('405 x', ['Allow: POST']), codes: ['method'], evidence: ['405', 'Allow: POST'] },
  {
    when: '426',
    of: status('426 Upgrade Required', ['Sec-WebSocket-Version: 7, 8']),
    codes: ['upgrade-required'],
    evidence: ['426', 'Sec-WebSocket-Version: 7, 8'],
  },
  { when: '429', of: status('429 x', ['Retry-After: 30']), codes: ['too-many'], evidence: ['429', 'Retry-After: 30'] },
  {
    when: '502',
    of: status('502 Bad Gateway', ['Server: nginx/1.22.1']),
    codes: ['gateway-error'],
    evidence: ['502', 'Server: nginx/1.22.1'],
  },
  { when: '503', of: status('503 x'), codes: ['gateway-error'], evidence: ['503'] },
  {
    when: '504',
    of: status('504 x', ['Via: 1.1 edge']),
    codes: ['gateway-timeout'],
    evidence: ['504', 'Via: 1.1 edge'],
  },
  { when: '500', of: status('500 x'), codes: ['unexpected-status'], evidence: ['500'] },
  { when: '418', of: status('418 x'), codes: ['unexpected-status'], evidence: ['418'] },
  {
    when: '302',
    of: status('302 Found', ['Location: /other']),
    codes: ['redirect'],
    evidence: ['302 Found', 'Location: /other'],
  },
  {
    when: 'a 101 with another accept',
    of: answered([...switching.slice(0, 3), 'Sec-WebSocket-Accept: AAAA']),
    codes: ['bad-accept'],
    evidence: ['Sec-WebSocket-Accept: AAAA', 'Expected: Sec-WebSocket-Accept: s3pP'],
  },
  {
    when: 'a 101 without Upgrade',
    of: answered(switching.filter((line) => !line.startsWith('Upgrade'))),
    codes: ['missing-upgrade'],
    evidence: ['Connection: Upgrade'],
  },
  {
    when: 'a 101 without Connection',
    of: answered(switching.filter((line) => !line.startsWith('Connection'))),
    codes: ['missing-connection'],
    evidence: ['Upgrade: websocket'],
  },
  {
    when: 'an extension that nobody offered',
    of: answered([...switching, 'Sec-WebSocket-Extensions: x-other']),
    codes: ['unexpected-extension'],
    evidence: ['Sec-WebSocket-Extensions: x-other', 'Sent: no Sec-WebSocket-Extensions'],
  },
  {
    when: 'parameters that nobody offered',
    of: answered(
      [...switching, 'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16'],
      undefined,
      offering,
    ),
    codes: ['bad-extension-parameters'],
    evidence: ['server_max_window_bits=16: not from 8 to 15', 'Sent: Sec-WebSocket-Extensions: permessage-deflate'],
  },
  {
    when: 'a subprotocol that nobody offered',
    of: answered([...switching, 'Sec-WebSocket-Protocol: v1'], undefined, subprotocols),
    codes: ['unexpected-subprotocol'],
    evidence: ['Sec-WebSocket-Protocol: v1', 'Sent: Sec-WebSocket-Protocol: graphql-ws, v2'],
  },
  {
    when: 'none of the subprotocols',
    of: answered(switching, undefined, subprotocols),
    codes: ['no-subprotocol-chosen'],
    evidence: ['Sent: Sec-WebSocket-Protocol: graphql-ws, v2'],
  },
];
