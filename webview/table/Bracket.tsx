import { t } from '../../src/contract/l10n.ts';
import type { Direction } from '../../src/contract/model.ts';
import { bracketsOfKey } from './brackets.ts';
import type { BracketKey, BracketPart } from './brackets.ts';

function wordOf(part: Exclude<BracketPart, 'through'>): string {
  switch (part) {
    case 'first':
      return t('first fragment');
    case 'middle':
      return t('fragment');
    case 'last':
      return t('last fragment');
    default:
      return part satisfies never;
  }
}

/** The part of a message's bracket at one row, drawn in the margin; its word for screen readers. */
export function Bracket({ of }: { of: BracketKey }) {
  const brackets = bracketsOfKey(of);
  return (
    <>
      {(['in', 'out'] as const satisfies Direction[]).map((direction) => {
        const part = brackets[direction];
        return (
          part && (
            <span key={direction} class={`bracket bracket-${part} is-${direction}`}>
              {part !== 'through' && <span class="for-reader"> {wordOf(part)}</span>}
            </span>
          )
        );
      })}
    </>
  );
}
