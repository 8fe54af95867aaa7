import { expect, it } from 'vitest';
import { termWords } from '../../../../webview/scenario/stepWords.ts';

it('tells what is unusual about how a step is sent', () => {
  const step = { step: 0, kind: 'send', value: '', uses: [], extracts: [] } as const;
  expect(termWords({ ...step, uses: [], extracts: [] })).toBe('');
  const unusual = { ...step, uses: [], extracts: [], original: 7, frames: 3, compress: false };
  expect(termWords(unusual)).toBe('copy of 7 · 3 frames · not compressed');
});
