/** Names of close codes: RFC 6455 §7.4.1 and IANA's WebSocket Close Code Number Registry. */

const registered: Record<number, string> = {
  1000: 'Normal closure',
  1001: 'Going away',
  1002: 'Protocol error',
  1003: 'Unsupported data',
  1004: 'Reserved',
  1005: 'No status received',
  1006: 'Abnormal closure',
  1007: 'Invalid frame payload data',
  1008: 'Policy violation',
  1009: 'Message too big',
  1010: 'Mandatory extension',
  1011: 'Internal error',
  1012: 'Service restart',
  1013: 'Try again later',
  1014: 'Bad gateway',
  1015: 'TLS handshake',
  3000: 'Unauthorized',
  3003: 'Forbidden',
  3008: 'Timeout',
};

const ranges: [to: number, name: string][] = [
  [999, 'Not used'],
  [2999, 'Reserved'],
  [3999, 'Library or framework'],
  [4999, 'Application'],
];

export function closeCodeName(code: number): string {
  return registered[code] ?? ranges.find(([to]) => code <= to)?.[1] ?? 'Not defined';
}
