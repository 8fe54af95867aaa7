import type { ComponentChildren } from 'preact';
import { Icon } from '../controls/Icon.tsx';

interface SectionProps {
  title: string;
  /** Beside the title, there when it is folded too. */
  summary?: string;
  folded: boolean;
  onFold: (folded: boolean) => void;
  children: ComponentChildren;
}

/** A part of the Frame Inspector that can be folded away, so that the payload comes up. */
export function Section({ title, summary, folded, onFold, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <h2>
        <button class="fold" aria-expanded={!folded} onClick={() => onFold(!folded)}>
          <Icon name={folded ? 'chevron-right' : 'chevron-down'} />
          {title}
          {summary !== undefined && <span class="summary">{summary}</span>}
        </button>
      </h2>
      {!folded && children}
    </section>
  );
}
