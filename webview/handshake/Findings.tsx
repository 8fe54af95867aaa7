import { t } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import type { Finding, ProfileFix } from '../../src/contract/finding.ts';
import { Button } from '../controls/Button.tsx';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { FindingView } from './FindingView.tsx';
import { inOrder } from './findingWords.ts';

interface FindingsProps {
  findings: readonly Finding[];
  /** Why the connection was never open. */
  failure: Failure | undefined;
  /** The failure is a fault of the saved profile. */
  inProfile: boolean;
  onFix: (place: number, finding: Finding) => void;
  onReconnect: () => void;
  onOpenProfile: () => void;
}

function fixTitle({ kind, title }: ProfileFix): string {
  return kind === 'trust'
    ? t('{0}: Shows the certificate, asks where to save it, and connects again', title)
    : t('{0}: Changes the profile and connects again', title);
}

/** What the doctor says, errors first; and where it was never open, that, and a way to try again. */
export function Findings({ findings, failure, inProfile, onFix, onReconnect, onOpenProfile }: FindingsProps) {
  const ordered = inOrder(findings);
  const first = ordered[0]?.finding;
  // Without a finding the failure speaks for itself.
  const unexplained = failure !== undefined && first?.severity !== 'error';
  const again = (primary: boolean) => (
    <Button appearance={primary ? 'primary' : 'secondary'} onClick={onReconnect}>
      {t('Connect again')}
    </Button>
  );
  return (
    <section class="findings" aria-label={t('Findings')}>
      {unexplained && (
        <FailureNotice failure={failure}>
          {inProfile && (
            <Button appearance="primary" title={t('Opens the file at what is wrong')} onClick={onOpenProfile}>
              {t('Open profile')}
            </Button>
          )}
          {again(false)}
        </FailureNotice>
      )}
      {ordered.map(({ finding, place }) => {
        const { fix } = finding;
        const main = failure !== undefined && !unexplained && finding === first;
        return (
          <FindingView key={place} finding={finding} what={main ? failure.message : undefined}>
            {fix || main ? (
              <>
                {fix && (
                  <Button
                    appearance={main ? 'primary' : 'secondary'}
                    class="fix"
                    title={fixTitle(fix)}
                    onClick={() => onFix(place, finding)}
                  >
                    {fix.kind === 'trust' ? `${fix.title}…` : fix.title}
                  </Button>
                )}
                {main && again(!fix)}
              </>
            ) : undefined}
          </FindingView>
        );
      })}
    </section>
  );
}
