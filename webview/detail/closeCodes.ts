/** Close codes: RFC 6455 §7.4.1 and IANA's WebSocket Close Code Number Registry. */

interface CloseCode {
  name: string;
  meaning: string;
}

const registered: Record<number, CloseCode> = {
  1000: { name: 'Normal closure', meaning: 'The purpose of the connection has been fulfilled.' },
  1001: { name: 'Going away', meaning: 'A server is going down, or a browser has left the page.' },
  1002: { name: 'Protocol error', meaning: 'The other side broke the protocol.' },
  1003: { name: 'Unsupported data', meaning: 'A kind of data came that the endpoint cannot accept, e.g. binary.' },
  1004: { name: 'Reserved', meaning: 'Reserved; a meaning might be defined in the future.' },
  1005: { name: 'No status received', meaning: 'The close frame had no code. Never sent on the wire.' },
  1006: { name: 'Abnormal closure', meaning: 'The connection ended without a close frame. Never sent on the wire.' },
  1007: { name: 'Invalid frame payload data', meaning: 'The data did not fit its kind, e.g. text that is not UTF-8.' },
  1008: { name: 'Policy violation', meaning: 'A message broke a policy of the endpoint; no better code applies.' },
  1009: { name: 'Message too big', meaning: 'A message was too large to process.' },
  1010: { name: 'Mandatory extension', meaning: 'The client needs an extension that the server did not negotiate.' },
  1011: { name: 'Internal error', meaning: 'The server met a condition that kept it from fulfilling the request.' },
  1012: { name: 'Service restart', meaning: 'The service is restarting; reconnect after 5 to 30 seconds.' },
  1013: { name: 'Try again later', meaning: 'The service is overloaded; connect elsewhere or wait.' },
  1014: { name: 'Bad gateway', meaning: 'A gateway got an invalid response from the server behind it.' },
  1015: { name: 'TLS handshake', meaning: 'The TLS handshake failed. Never sent on the wire.' },
  3000: { name: 'Unauthorized', meaning: 'The endpoint must be authorized to do this.' },
  3003: { name: 'Forbidden', meaning: 'The endpoint is authorized and still may not do this.' },
  3008: { name: 'Timeout', meaning: 'The endpoint took too long to respond.' },
};

const ranges: [from: number, to: number, code: CloseCode][] = [
  [0, 999, { name: 'Not used', meaning: 'Codes below 1000 are not used (RFC 6455 §7.4.2).' }],
  [1016, 2999, { name: 'Reserved', meaning: 'Reserved for the protocol and its extensions (RFC 6455 §7.4.2).' }],
  [3000, 3999, { name: 'Library or framework', meaning: 'For libraries and frameworks, by registration with IANA.' }],
  [4000, 4999, { name: 'Application', meaning: 'For private use: the application says what it means.' }],
];

const outside: CloseCode = { name: 'Not defined', meaning: 'Codes above 4999 are not defined (RFC 6455 §7.4.2).' };

function lookUp(code: number): CloseCode {
  return registered[code] ?? ranges.find(([from, to]) => code >= from && code <= to)?.[2] ?? outside;
}

export function closeCodeName(code: number): string {
  return lookUp(code).name;
}

/** One sentence. */
export function closeCodeMeaning(code: number): string {
  return lookUp(code).meaning;
}
