/** What is said of a step. */
import { t } from '../../src/contract/l10n.ts';
import type { MatchForm, PayloadForm, TableStep } from '../../src/contract/scenarioTable.ts';

export function kindWord(kind: TableStep['kind']): string {
  switch (kind) {
    case 'send':
      return t('Send');
    case 'ping':
      return t('Ping');
    case 'pong':
      return t('Pong');
    case 'close':
      return t('Close');
    case 'frame':
      return t('Frame');
    case 'wait':
      return t('Wait (ms)');
    case 'expect':
      return t('Expect');
    case 'never':
      return t('Never');
    case 'none':
      return t('Not readable');
    default:
      return kind satisfies never;
  }
}

export function formWord(form: PayloadForm): string {
  switch (form) {
    case 'text':
      return t('Text');
    case 'json':
      return 'JSON';
    case 'hex':
      return t('Hex');
    case 'base64':
      return 'Base64';
    default:
      return form satisfies never;
  }
}

/** What is expected of a message. */
export function matchWord(form: MatchForm): string {
  switch (form) {
    case 'text':
      return t('Text');
    case 'regex':
      return t('Regular expression');
    case 'json':
      return t('This JSON');
    case 'like':
      return t('JSON with at least');
    case 'paths':
      return t('JSON paths');
    default:
      return form satisfies never;
  }
}

/** `copy of 7 · 3 frames · compressed`; empty where there is nothing to say. */
export function termWords({ original, frames, compress }: TableStep): string {
  return [
    ...(original === undefined ? [] : [t('copy of {0}', original)]),
    ...(frames === undefined ? [] : [t('{0} frames', frames)]),
    ...(compress === undefined ? [] : [compress ? t('compressed') : t('not compressed')]),
  ].join(' · ');
}

/** Where a variable has its value from. */
export function usedWords(by: TableStep['uses'][number]['by']): string {
  switch (by) {
    case 'scenario':
      return t('has its value below');
    case 'extraction':
      return t('has its value from what came');
    case 'environment':
      return t('has its value from the environment, or where it is run');
    default:
      return by satisfies never;
  }
}
