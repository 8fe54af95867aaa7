/** Why a decoder reads a connection's payloads, wherever that is told. */
import type { DecoderState, EvidencePart } from './decoding.ts';
import { t } from './l10n.ts';

function partWords(part: EvidencePart): string {
  switch (part) {
    case 'schema':
      return t('schema');
    case 'subprotocol':
      return t('subprotocol');
    case 'url':
      return t('address');
    case 'messages':
      return t('first messages');
    default:
      return part satisfies never;
  }
}

/** `95 % sure, by subprotocol, first messages` */
export function sureWords(sure: number, evidence: readonly EvidencePart[] = []): string {
  const percent = Math.round(sure * 100);
  return evidence.length === 0
    ? t('{0} % sure', percent)
    : t('{0} % sure, by {1}', percent, evidence.map(partWords).join(', '));
}

/** How it came that it is this one. */
export function reasonWords({ by, sure = 0, evidence }: DecoderState): string {
  switch (by) {
    case 'evidence':
      return t('Recognised: {0}', sureWords(sure, evidence));
    case 'profile':
      return t('The profile says so');
    case 'choice':
      return t('Chosen here');
    default:
      return by satisfies never;
  }
}
