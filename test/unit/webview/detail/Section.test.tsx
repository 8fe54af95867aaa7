import { describe, expect, it } from 'vitest';
import { Section } from '../../../../webview/detail/Section.tsx';
import { elementsOf, textOf } from '../drawn.ts';

function sectionOf(folded: boolean, folds: boolean[] = []) {
  return (
    <Section title="Header" summary="81 05" folded={folded} onFold={(next) => folds.push(next)}>
      the bits
    </Section>
  );
}

describe('a section of the inspector', () => {
  it('shows what is in it, or its summary alone', () => {
    expect(textOf(sectionOf(false))).toBe('Header81 05the bits');
    expect(textOf(sectionOf(true))).toBe('Header81 05');
  });

  it('folds and unfolds, and says which it is', () => {
    const folds: boolean[] = [];
    const [open] = elementsOf(sectionOf(false, folds), 'fold');
    const [closed] = elementsOf(sectionOf(true, folds), 'fold');
    expect([open?.props['aria-expanded'], closed?.props['aria-expanded']]).toEqual([true, false]);
    (open?.props['onClick'] as () => void)();
    (closed?.props['onClick'] as () => void)();
    expect(folds).toEqual([true, false]);
  });
});
