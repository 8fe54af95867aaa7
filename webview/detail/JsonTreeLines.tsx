import { t } from '../../src/contract/l10n.ts';
import { Icon } from '../controls/Icon.tsx';
import { formatCount } from '../format/amounts.ts';
import type { JsonToken } from './jsonTokens.ts';
import type { JsonTreeLine } from './jsonTree.ts';
import { VisibleText } from './VisibleText.tsx';

/** Further levels are drawn where this one is: a side bar is narrow. */
const DEEPEST = 30;
/** Characters that are drawn of one token. */
const LONGEST = 2000;

interface JsonTreeLinesProps {
  tree: readonly JsonTreeLine[];
  deeper?: string | undefined;
  seen: readonly number[];
  folded: ReadonlySet<number>;
  selected: number;
  onSelect: (line: number) => void;
  /** The pointer is on this line; undefined: on none. */
  onPoint?: ((line: number | undefined) => void) | undefined;
  onFold: (line: number, on: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function treeLineId(line: number): string {
  return `json-line-${line}`;
}

export function JsonTreeLines({
  tree,
  deeper,
  seen,
  folded,
  selected,
  onSelect,
  onPoint,
  onFold,
  onKeyDown,
}: JsonTreeLinesProps) {
  return (
    <div
      class="payload-text json-tree"
      dir="ltr"
      role="tree"
      aria-label="JSON"
      tabIndex={0}
      aria-activedescendant={treeLineId(selected)}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      {seen.map((index) => {
        const line = tree[index]!;
        const opens = line.end > index;
        const isFolded = folded.has(index);
        return (
          <div
            key={index}
            id={treeLineId(index)}
            onPointerEnter={() => onPoint?.(index)}
            class={`json-line ${index === selected ? 'selected' : ''}`}
            style={{ '--indent': `${Math.min(line.depth, DEEPEST) * 2 + 4}ch` }}
            {...(line.closes ? { role: 'presentation' } : { role: 'treeitem', 'aria-level': line.depth + 1 })}
            {...(opens ? { 'aria-expanded': !isFolded } : {})}
            {...(line.closes ? {} : { 'aria-selected': index === selected, onClick: () => onSelect(index) })}
          >
            {opens && (
              <span class="json-fold" onClick={() => onFold(index, !isFolded)}>
                <Icon name={isFolded ? 'chevron-right' : 'chevron-down'} />
              </span>
            )}
            <Tokens tokens={line.tokens} deeper={deeper} />
            {isFolded && <span class="quiet"> {t('… {0} lines', formatCount(line.end - index))} </span>}
          </div>
        );
      })}
    </div>
  );
}

function Tokens({ tokens, deeper }: { tokens: readonly JsonToken[]; deeper: string | undefined }) {
  return (
    <>
      {tokens.map(({ kind, text }, index) => (
        <span key={index} class={`json-${kind}`}>
          <VisibleText text={text.slice(0, LONGEST)} lines />
          {kind === 'other' && <span class="quiet"> {deeper}</span>}
          {text.length > LONGEST && (
            <span class="quiet">{t('… {0} more characters', formatCount(text.length - LONGEST))}</span>
          )}
        </span>
      ))}
    </>
  );
}
