import type { ComponentChildren } from 'preact';
import { t } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';

interface FailureNoticeProps {
  failure: Failure;
  /** Puts it away. */
  onClose?: () => void;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** What happened, why, and what to do, in that order. */
export function FailureNotice({ failure, onClose, children }: FailureNoticeProps) {
  return (
    <div class="notice failure" role="alert">
      <Icon name="error" />
      <div class="notice-words">
        <strong>{failure.message}</strong> <span>{failure.cause}</span> <span class="remedy">{failure.remedy}</span>
      </div>
      {children}
      {onClose && <Button appearance="icon" icon="close" label={t('Dismiss')} onClick={onClose} />}
    </div>
  );
}
