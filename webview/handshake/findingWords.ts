/** How findings of the doctor are named and ordered. */
import type { Finding, FindingStage } from '../../src/contract/finding.ts';
import type { Sign } from '../format/frameWords.ts';

export const severitySigns: Readonly<Record<Finding['severity'], Sign>> = {
  error: { word: 'Error', icon: 'error' },
  warning: { word: 'Warning', icon: 'warning' },
  info: { word: 'Note', icon: 'info' },
};

export const stageWords: Readonly<Record<FindingStage, string>> = {
  name: 'name',
  connect: 'connect',
  proxy: 'proxy',
  tls: 'TLS',
  request: 'request',
  response: 'response',
  upgrade: 'upgrade',
  'first-seconds': 'first seconds',
};

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
  const noun = severitySigns[severity].word.toLowerCase();
  return { severity, icon: severitySigns[severity].icon, word: `${count} ${noun}${count === 1 ? '' : 's'}` };
}
