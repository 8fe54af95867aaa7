/** How findings of the doctor are named and ordered. */
import type { Finding, FindingStage } from '../../src/contract/finding.ts';
import { t } from '../../src/contract/l10n.ts';
import type { Sign } from '../format/frameWords.ts';

export function severitySign(severity: Finding['severity']): Sign {
  switch (severity) {
    case 'error':
      return { word: t('Error'), icon: 'error' };
    case 'warning':
      return { word: t('Warning'), icon: 'warning' };
    case 'info':
      return { word: t({ message: 'Note', comment: 'a finding that is no fault' }), icon: 'info' };
    default:
      return severity satisfies never;
  }
}

export function stageWord(stage: FindingStage): string {
  switch (stage) {
    case 'name':
      return t('name');
    case 'connect':
      return t('connect');
    case 'proxy':
      return t('proxy');
    case 'tls':
      return t('TLS');
    case 'request':
      return t('request');
    case 'response':
      return t('response');
    case 'upgrade':
      return t('upgrade');
    case 'first-seconds':
      return t('first seconds');
    default:
      return stage satisfies never;
  }
}

/** A finding, and its place in the diagnosis. */
export interface PlacedFinding {
  finding: Finding;
  place: number;
}

const gravity: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Errors first; the rest in the order of the doctor. */
export function inOrder(findings: readonly Finding[]): PlacedFinding[] {
  return findings
    .map((finding, place) => ({ finding, place }))
    .sort((a, b) => gravity[a.finding.severity] - gravity[b.finding.severity]);
}

/** `1 error`, `2 warnings`, `1 warning`; of the gravest alone. Undefined where there is nothing to say. */
export function findingsSummary(findings: readonly Finding[]): (Sign & { severity: Finding['severity'] }) | undefined {
  const [first] = inOrder(findings);
  if (!first) return undefined;
  const { severity } = first.finding;
  const count = findings.filter((finding) => finding.severity === severity).length;
  return { severity, icon: severitySign(severity).icon, word: countWords(severity, count) };
}

function countWords(severity: Finding['severity'], count: number): string {
  switch (severity) {
    case 'error':
      return count === 1 ? t('1 error') : t('{0} errors', count);
    case 'warning':
      return count === 1 ? t('1 warning') : t('{0} warnings', count);
    case 'info':
      return count === 1 ? t('1 note') : t('{0} notes', count);
    default:
      return severity satisfies never;
  }
}
