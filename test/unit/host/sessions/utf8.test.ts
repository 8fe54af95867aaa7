import { describe, expect, it } from 'vitest';
import { loneSurrogate, utf8Bytes, utf8Length, utf8Text } from '../../../../src/host/sessions/utf8.ts';

describe('UTF-8', () => {
  it('goes both ways and keeps a byte order mark', () => {
    const bytes = utf8Bytes('\ufeffaé€😀');
    expect(Buffer.from(bytes).toString('hex')).toBe('efbbbf61c3a9e282acf09f9880');
    expect(utf8Length('\ufeffaé€😀')).toBe(bytes.length);
    expect(utf8Text(bytes)).toBe('\ufeffaé€😀');
  });

  it.each(['ff', 'c0af', 'e282', 'eda080', 'f4908080'])('is not %s', (hex) => {
    expect(utf8Text(Buffer.from(hex, 'hex'))).toBeUndefined();
  });

  it('finds half of a surrogate pair', () => {
    expect(loneSurrogate('a😀b')).toBe(-1);
    expect(loneSurrogate('a😀\ud83d')).toBe(3);
    expect(loneSurrogate('\ude00')).toBe(0);
  });
});
