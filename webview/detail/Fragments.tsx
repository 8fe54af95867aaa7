import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { formatCount } from '../format/amounts.ts';

/** More links than this help nobody; the table has them all. */
const MOST_LINKS = 100;

/** `2 of 4, the last has not come`; undefined for a message of one frame. */
export function fragmentSummary({ fragments, complete, row }: FrameDetail): string | undefined {
  if (fragments.length < 2 && complete) return undefined;
  const place = formatCount(fragments.indexOf(row.id) + 1);
  const all = formatCount(fragments.length);
  return complete ? t('{0} of {1}', place, all) : t('{0} of {1}, the last has not come', place, all);
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
