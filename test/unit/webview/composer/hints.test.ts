import { describe, expect, it } from 'vitest';
import { hintOf } from '../../../../webview/composer/hints.ts';

describe('hints of the empty text box', () => {
  it('shows how bytes are written', () => {
    expect(hintOf('hex')).toContain('01 02 ff');
    expect(Buffer.from('AQL/', 'base64').toString('hex')).toBe('0102ff');
    expect(hintOf('base64')).toContain('AQL/');
  });

  it('names the key that sends', () => {
    expect(hintOf('text')).toMatch(/^Text message \((Ctrl\+|⌘)Enter sends\)$/);
  });

  it('differs for each kind', () => {
    expect(new Set((['text', 'json', 'hex', 'base64'] as const).map(hintOf)).size).toBe(4);
  });
});
