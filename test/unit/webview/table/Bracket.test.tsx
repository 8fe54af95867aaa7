import { describe, expect, it } from 'vitest';
import { Bracket } from '../../../../webview/table/Bracket.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';

describe('a bracket', () => {
  it('has a part for each direction, and words at fragments only', () => {
    const bracket = <Bracket of="first through" />;
    expect(elementsOf(bracket, 'bracket').map(({ props }) => props['class'])).toEqual([
      'bracket bracket-first is-in',
      'bracket bracket-through is-out',
    ]);
    expect(contentsOf(bracket, 'bracket')).toEqual([' first fragment', '']);
  });

  it('is not there where nothing is joined', () => {
    expect(textOf(<Bracket of=" " />)).toBe('');
  });
});
