/**
 * What close codes mean: RFC 6455 §7.4.1 and IANA's WebSocket Close Code Number Registry. The panel
 * shows names alone, and does without these.
 */

const registered: Record<number, string> = {
  1000: 'The purpose of the connection has been fulfilled.',
  1001: 'A server is going down, or a browser has left the page.',
  1002: 'The other side broke the protocol.',
  1003: 'A kind of data came that the endpoint cannot accept, e.g. binary.',
  1004: 'Reserved; a meaning might be defined in the future.',
  1005: 'The close frame had no code. Never sent on the wire.',
  1006: 'The connection ended without a close frame. Never sent on the wire.',
  1007: 'The data did not fit its kind, e.g. text that is not UTF-8.',
  1008: 'A message broke a policy of the endpoint; no better code applies.',
  1009: 'A message was too large to process.',
  1010: 'The client needs an extension that the server did not negotiate.',
  1011: 'The server met a condition that kept it from fulfilling the request.',
  1012: 'The service is restarting; reconnect after 5 to 30 seconds.',
  1013: 'The service is overloaded; connect elsewhere or wait.',
  1014: 'A gateway got an invalid response from the server behind it.',
  1015: 'The TLS handshake failed. Never sent on the wire.',
  3000: 'The endpoint must be authorized to do this.',
  3003: 'The endpoint is authorized and still may not do this.',
  3008: 'The endpoint took too long to respond.',
};

const ranges: [to: number, meaning: string][] = [
  [999, 'Codes below 1000 are not used (RFC 6455 §7.4.2).'],
  [2999, 'Reserved for the protocol and its extensions (RFC 6455 §7.4.2).'],
  [3999, 'For libraries and frameworks, by registration with IANA.'],
  [4999, 'For private use: the application says what it means.'],
];

/** One sentence. */
export function closeCodeMeaning(code: number): string {
  const range = ranges.find(([to]) => code <= to)?.[1];
  return registered[code] ?? range ?? 'Codes above 4999 are not defined (RFC 6455 §7.4.2).';
}
