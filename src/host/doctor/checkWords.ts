/** What a check has found, in a sentence. */
import type { Finding } from '../../contract/finding.ts';

export interface CheckVerdict {
  severity: Finding['severity'];
  text: string;
}

/** `findings`: the most telling one first. */
export function checkVerdict(label: string, findings: readonly Finding[]): CheckVerdict {
  const [first] = findings;
  const name = `“${label}”`;
  if (!first) return { severity: 'info', text: `${name} is good: it connected, and nothing is wrong with it.` };
  const severity = (['error', 'warning', 'info'] as const).find((one) => findings.some((it) => it.severity === one))!;
  const told = findings.find((finding) => finding.severity === severity) ?? first;
  const outcome = severity === 'error' ? 'is not good' : 'is good, with a remark';
  return { severity, text: `${name} ${outcome}: ${told.cause}` };
}
