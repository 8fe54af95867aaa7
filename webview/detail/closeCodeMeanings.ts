/**
 * What close codes mean: RFC 6455 §7.4.1 and IANA's WebSocket Close Code Number Registry. The panel
 * shows names alone, and does without these.
 */
import { t } from '../../src/contract/l10n.ts';

/** One sentence. */
export function closeCodeMeaning(code: number): string {
  switch (code) {
    case 1000:
      return t('The purpose of the connection has been fulfilled.');
    case 1001:
      return t('A server is going down, or a browser has left the page.');
    case 1002:
      return t('The other side broke the protocol.');
    case 1003:
      return t('A kind of data came that the endpoint cannot accept, e.g. binary.');
    case 1004:
      return t('Reserved; a meaning might be defined in the future.');
    case 1005:
      return t('The close frame had no code. Never sent on the wire.');
    case 1006:
      return t('The connection ended without a close frame. Never sent on the wire.');
    case 1007:
      return t('The data did not fit its kind, e.g. text that is not UTF-8.');
    case 1008:
      return t('A message broke a policy of the endpoint; no better code applies.');
    case 1009:
      return t('A message was too large to process.');
    case 1010:
      return t('The client needs an extension that the server did not negotiate.');
    case 1011:
      return t('The server met a condition that kept it from fulfilling the request.');
    case 1012:
      return t('The service is restarting; reconnect after 5 to 30 seconds.');
    case 1013:
      return t('The service is overloaded; connect elsewhere or wait.');
    case 1014:
      return t('A gateway got an invalid response from the server behind it.');
    case 1015:
      return t('The TLS handshake failed. Never sent on the wire.');
    case 3000:
      return t('The endpoint must be authorized to do this.');
    case 3003:
      return t('The endpoint is authorized and still may not do this.');
    case 3008:
      return t('The endpoint took too long to respond.');
    default:
      return rangeMeaning(code);
  }
}

function rangeMeaning(code: number): string {
  if (code <= 999) return t('Codes below 1000 are not used (RFC 6455 §7.4.2).');
  if (code <= 2999) return t('Reserved for the protocol and its extensions (RFC 6455 §7.4.2).');
  if (code <= 3999) return t('For libraries and frameworks, by registration with IANA.');
  return code <= 4999
    ? t('For private use: the application says what it means.')
    : t('Codes above 4999 are not defined (RFC 6455 §7.4.2).');
}
