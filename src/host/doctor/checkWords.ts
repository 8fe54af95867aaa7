/** What a check has found, in a sentence. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';

export interface CheckVerdict {
  severity: Finding['severity'];
  text: string;
}

/** `findings`: the most telling one first. */
export function checkVerdict(label: string, findings: readonly Finding[]): CheckVerdict {
  const [first] = findings;
  if (!first) return { severity: 'info', text: t('“{0}” is good: it connected, and nothing is wrong with it.', label) };
  const severity = (['error', 'warning', 'info'] as const).find((one) => findings.some((it) => it.severity === one))!;
  const told = findings.find((finding) => finding.severity === severity) ?? first;
  const text =
    severity === 'error'
      ? t('“{0}” is not good: {1}', label, told.cause)
      : t('“{0}” is good, with a remark: {1}', label, told.cause);
  return { severity, text };
}
