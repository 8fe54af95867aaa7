/** What the report calls severities and stages. */
import type { Finding, FindingStage } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Handshake } from '../../contract/model.ts';

export const timedStages = ['name', 'connect', 'proxy', 'tls', 'upgrade'] as const satisfies readonly TimedStage[];

type TimedStage = keyof Handshake['timings'];

/** In a table's cell. */
export function timedStageName(stage: TimedStage): string {
  switch (stage) {
    case 'name':
      return t('Name');
    case 'connect':
      return t('Connect');
    case 'proxy':
      return t('Proxy');
    case 'tls':
      return t('TLS');
    case 'upgrade':
      return t('Request to answer');
    default:
      return stage satisfies never;
  }
}

export function severityWord(severity: Finding['severity']): string {
  switch (severity) {
    case 'error':
      return t('error');
    case 'warning':
      return t('warning');
    case 'info':
      return t('info');
    default:
      return severity satisfies never;
  }
}

export function findingStageWord(stage: FindingStage): string {
  switch (stage) {
    case 'name':
      return t('name');
    case 'connect':
      return t('connect');
    case 'proxy':
      return t('proxy');
    case 'tls':
      return t('tls');
    case 'request':
      return t('request');
    case 'response':
      return t('response');
    case 'upgrade':
      return t('upgrade');
    case 'first-seconds':
      return t('first-seconds');
    default:
      return stage satisfies never;
  }
}
