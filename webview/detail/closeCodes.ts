/** Names of close codes: RFC 6455 §7.4.1 and IANA's WebSocket Close Code Number Registry. */
import { t } from '../../src/contract/l10n.ts';

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

/** A name as it is registered, in every language; what a range of codes is for in words. */
export function closeCodeName(code: number): string {
  return registered[code] ?? rangeName(code);
}

function rangeName(code: number): string {
  if (code <= 999) return t('Not used');
  if (code <= 2999) return t('Reserved');
  if (code <= 3999) return t('Library or framework');
  return code <= 4999 ? t('Application') : t('Not defined');
}
