import { expect, it } from 'vitest';
import { partFailure } from '../../../../webview/panel/partFailure.ts';

it('a part that does not come is told with what the browser says', () => {
  const failure = partFailure(new TypeError('Failed to fetch dynamically imported module: later.js'));
  expect(failure.code).toBe('part-not-loaded');
  expect(failure.cause).toContain('module: later.js');
  expect(partFailure('gone').cause).toMatch(/: gone\.$/);
});
