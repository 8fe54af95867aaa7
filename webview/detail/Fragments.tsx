import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { formatCount, formatLength } from '../format/amounts.ts';

/** More links than this help nobody; the table has them all. */
const MOST_LINKS = 100;
/** So many fragments are told at most: see `FrameDetail`. */
const MOST_TOLD = 1000;

/** `2 of 4, the last has not come`; undefined for a message of one frame. */
export function fragmentSummary({ fragments, complete, row }: FrameDetail): string | undefined {
  if (fragments.length < 2 && complete) return undefined;
  const place = formatCount(fragments.indexOf(row.id) + 1);
  const all = formatCount(fragments.length);
  return complete ? t('{0} of {1}', place, all) : t('{0} of {1}, the last has not come', place, all);
}

/** What the payload that is shown is of the message; undefined for a message of one frame. */
export function wholeMessage(detail: FrameDetail): string | undefined {
  const { fragments, complete, row, message } = detail;
  if (fragmentSummary(detail) === undefined) return undefined;
  const length = message.atLeast ? `≥ ${formatLength(message.payloadLength)}` : formatLength(message.payloadLength);
  const count = (fragments.length < MOST_TOLD ? '' : '≥ ') + formatCount(fragments.length);
  // Behind the first frame stands the message, behind each of the others what it brought.
  if (row.id !== fragments[0]) {
    return complete
      ? t('This fragment alone. Whole message: {count} fragments, {length}.', { count, length })
      : t('This fragment alone. Message so far: {count} fragments, {length}; the last has not come.', {
          count,
          length,
        });
  }
  if (complete) return t('Whole message: {count} fragments, {length}.', { count, length });
  return fragments.length === 1
    ? t('Message so far: 1 fragment, {length}; the last has not come.', { length })
    : t('Message so far: {count} fragments, {length}; the last has not come.', { count, length });
}

/** The frames of this frame's message, as links. */
export function Fragments({ detail, reveal }: { detail: FrameDetail; reveal: (id: number) => void }) {
  const { fragments, row } = detail;
  const around = Math.max(0, fragments.indexOf(row.id) - MOST_LINKS / 2);
  const links = fragments.slice(around, around + MOST_LINKS);
  return (
    <div class="fragments">
      {links.map((id) => (
        <button
          key={id}
          class="link"
          aria-current={id === row.id}
          title={id === row.id ? t('This frame') : t('Select frame {0}', id)}
          onClick={() => reveal(id)}
        >
          #{id}
        </button>
      ))}
      {links.length < fragments.length && <span class="quiet">{t('and more')}</span>}
    </div>
  );
}
