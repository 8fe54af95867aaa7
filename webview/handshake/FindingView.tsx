import type { ComponentChildren } from 'preact';
import type { Finding } from '../../src/contract/finding.ts';
import { t } from '../../src/contract/l10n.ts';
import { Icon } from '../controls/Icon.tsx';
import { VisibleText } from '../detail/VisibleText.tsx';
import { severitySign, stageWord } from './findingWords.ts';

interface FindingViewProps {
  finding: Finding;
  /** What happened, where this is why. It is told at once then. */
  what?: string | undefined;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** Why, what to do, and what that is concluded from. */
export function FindingView({ finding, what, children }: FindingViewProps) {
  const { severity, code, stage, cause, remedy, evidence } = finding;
  const { word, icon } = severitySign(severity);
  return (
    <article class={`finding finding-${severity}`} aria-label={`${word}: ${code}`}>
      <Icon name={icon} />
      <div class="finding-body">
        <div role={what === undefined ? undefined : 'alert'}>
          {what !== undefined && (
            <p class="what">
              <VisibleText text={what} />
            </p>
          )}
          <p class="cause">
            <span class="for-reader">{word}: </span>
            <VisibleText text={cause} />
          </p>
          <p class="remedy">
            <VisibleText text={remedy} />
          </p>
        </div>
        {children !== undefined && <div class="finding-actions">{children}</div>}
        <div class="finding-source">
          {evidence !== '' && (
            <details class="evidence" open={severity === 'error'}>
              <summary>{t('Evidence')}</summary>
              <pre>
                <VisibleText text={evidence} lines />
              </pre>
            </details>
          )}
          <p class="finding-code">
            <code>{code}</code> · {stageWord(stage)}
          </p>
        </div>
      </div>
    </article>
  );
}
