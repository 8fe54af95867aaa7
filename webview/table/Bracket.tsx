import type { Direction } from '../../src/contract/model.ts';
import { bracketsOfKey } from './brackets.ts';
import type { BracketKey, BracketPart } from './brackets.ts';

const words: Record<Exclude<BracketPart, 'through'>, string> = {
  first: 'first fragment',
  middle: 'fragment',
  last: 'last fragment',
};

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
              {part !== 'through' && <span class="for-reader"> {words[part]}</span>}
            </span>
          )
        );
      })}
    </>
  );
}
