import { expect, it } from 'vitest';
import { sendKeyOn } from '../../../../webview/composer/sendKey.ts';

it('names the key that sends as the system does', () => {
  expect(sendKeyOn('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('⌘Enter');
  expect(sendKeyOn('Mozilla/5.0 (X11; Linux x86_64)')).toBe('Ctrl+Enter');
});
