import { describe, expect, it } from 'vitest';
import { hexPreview, previewBytes, textPreview } from '../../../../src/engine/capture/preview.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('preview', () => {
  it('is the text, control characters, byte order mark and all', () => {
    expect(textPreview(encode('\ufeffa\x1e\0b'))).toBe('\ufeffa\x1e\0b');
  });

  it('never ends in half a character', () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = 'x'.repeat(previewBytes - shift) + '𝄞'.repeat(3);
      expect(textPreview(encode(text))).toBe(text.slice(0, previewBytes - shift));
    }
    expect(textPreview(encode('𝄞'.repeat(200)))).toBe('𝄞'.repeat(previewBytes / 4));
  });

  it('shows what is no text as replacement characters', () => {
    expect(textPreview(Uint8Array.of(0x61, 0xff))).toBe('a\ufffd');
  });

  it('is hex of bytes', () => {
    expect(hexPreview(Uint8Array.of(0, 0xab, 0x0f))).toBe('00 ab 0f');
    expect(hexPreview(new Uint8Array(1_000))).toHaveLength((previewBytes / 4) * 3 - 1);
  });
});
