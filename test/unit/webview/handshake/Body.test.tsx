import { describe, expect, it } from 'vitest';
import { Body } from '../../../../webview/handshake/Body.tsx';
import { textOf } from '../drawn.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

describe('the body of an answer that is no upgrade', () => {
  it('is shown as text, never as HTML', () => {
    expect(textOf(<Body bytes={bytesOf('<h1>401</h1>\n')} />)).toBe('Body 13 B<h1>401</h1>\n');
  });

  it('says when only its beginning is here', () => {
    expect(textOf(<Body bytes={new Uint8Array(65_536).fill(0x61)} />)).toContain('the first 65,536 B');
  });

  it('says when it is empty', () => {
    expect(textOf(<Body bytes={new Uint8Array()} />)).toBe('Body 0 BEmpty.');
  });
});
