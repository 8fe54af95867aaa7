/** The answer's head does not end. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';

export function answerTooLong({ attempt: { headLimit } }: Examined): Finding | undefined {
  if (headLimit === undefined) return undefined;
  return finding({
    code: 'answer-too-long',
    stage: 'response',
    evidence: [`The head has no end within ${headLimit} bytes`],
    cause: t('The answer has longer headers than are read here, and browsers and Node give up on them too.'),
    remedy: t(
      'Look at what the server, or a gateway before it, writes into its headers: cookies that grow are the usual ones.',
    ),
  });
}
