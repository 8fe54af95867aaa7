import type { ComponentChildren } from 'preact';
import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { formatDuration } from '../format/times.ts';

interface PartnerProps {
  detail: Pick<FrameDetail, 'message' | 'pairing' | 'over'>;
  reveal: (id: number) => void;
}

/** The message that answers this frame's, or that it answers, as a link. */
export function Partner({ detail: { message, pairing, over }, reveal }: PartnerProps) {
  const { reply, request, unanswered } = message;
  const link = (id: number) => (
    <button class="link" title={t('Select frame {0}', id)} onClick={() => reveal(id)}>
      {t('frame {0}', id)}
    </button>
  );
  if (reply !== undefined) {
    return (
      <Line name={t('Reply')} title={reasonOf(message)}>
        {link(reply.id)} {t('after {0}', formatDuration(reply.after))}
      </Line>
    );
  }
  if (request !== undefined) {
    return (
      <Line name={t('Request')} title={reasonOf(message)}>
        {link(request.id)} {t('{0} before', formatDuration(request.after))}
      </Line>
    );
  }
  if (pairing === true) return <Line name={t('Reply')}>{t('looked for…')}</Line>;
  if (unanswered !== true) return null;
  return <Line name={t('Reply')}>{over === true ? t({ message: 'none', comment: 'reply' }) : t('none so far')}</Line>;
}

function Line({ name, title, children }: { name: string; title?: string; children: ComponentChildren }) {
  return (
    <dl class="facts">
      <div title={title}>
        <dt>{name}</dt>
        <dd>{children}</dd>
      </div>
    </dl>
  );
}

/** How it is known. */
function reasonOf({ opcode }: FrameDetail['message']): string {
  return opcode === 'ping' || opcode === 'pong'
    ? t('The pong has the payload of the ping (RFC 6455 §5.5.3)')
    : t('Both messages carry the same id');
}
