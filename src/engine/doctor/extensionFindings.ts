/** The extensions of an answer are not those that were offered (RFC 6455 §4.1, RFC 7692 §7.1). */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { extensionProblems } from '../wire/extensionAnswer.ts';
import { headerValue } from '../wire/httpHead.ts';
import { fieldLines, waymarks } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

const name = 'Sec-WebSocket-Extensions';

/** One for those that were not offered, one for their parameters. */
export function extensionFindings({ attempt, shown, profile }: Examined): Finding[] {
  const answer = headerValue(attempt.response!.headers, name);
  if (answer === undefined) return [];
  const { extensions: offer } = attempt.offered;
  const problems = extensionProblems(answer, offer);
  const evidence = (kinds: readonly string[]): string[] => [
    offer === '' ? `Sent: no ${name}` : `Sent: ${name}: ${offer}`,
    ...fieldLines(shown.response, [name, ...waymarks]),
    ...problems.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text),
  ];
  const uncompressed =
    offer !== '' && profile.compression !== false
      ? change(t('Offer no compression'), { compression: false })
      : undefined;

  const found: Finding[] = [];
  if (problems.some(({ kind }) => kind === 'unexpected')) {
    found.push(
      finding({
        code: 'unexpected-extension',
        stage: 'upgrade',
        evidence: evidence(['unexpected']),
        cause: t('The answer names an extension that was not offered: {0} (RFC 6455 §4.1).', quoted(answer)),
        remedy: t('Correct the server, or look for a proxy that adds the header.'),
      }),
    );
  }
  const wrong = problems.find(({ kind }) => kind !== 'unexpected');
  if (wrong !== undefined) {
    found.push(
      finding({
        code: 'bad-extension-parameters',
        stage: 'upgrade',
        evidence: evidence(['parameters', 'syntax']),
        cause:
          wrong.kind === 'syntax'
            ? t('The extensions in the answer cannot be read, {0} (RFC 6455 §9.1).', wrong.text)
            : t('The extension in the answer is not as it was offered: {0}.', wrong.text),
        remedy: t('Switch compression off for this connection, or correct the server.'),
        fix: uncompressed,
      }),
    );
  }
  return found;
}
