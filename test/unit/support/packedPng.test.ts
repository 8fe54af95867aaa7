import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import UPNG from 'upng-js';
import { describe, expect, it } from 'vitest';
import { repository } from '../../support/folders.ts';
import { packedPng, pixelLines } from '../../support/packedPng.ts';

const pictures = globSync('{docs/images,media/walkthrough}/*.png', { cwd: repository });

function pixels(png: Uint8Array): Buffer {
  return Buffer.from(UPNG.toRGBA8(UPNG.decode(Uint8Array.from(png).buffer))[0]!);
}

describe('packedPng', () => {
  it('has the same pixels in fewer bytes', () => {
    const colours = Uint8Array.from({ length: 256 * 256 * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : Math.imul(i >> 3, 2_654_435_761) >>> 30,
    );
    const png = new Uint8Array(UPNG.encode([colours.buffer], 256, 256, 0));
    const packed = packedPng(png);
    expect(packed.length).toBeLessThan(png.length);
    expect(pixels(packed).equals(pixels(png))).toBe(true);
    expect(pixelLines(packed).equals(pixelLines(png))).toBe(true);
    expect(packedPng(packed).length).toBe(packed.length);
  });

  it.each(pictures)('leaves little of %s, which is packed', (path) => {
    const png = readFileSync(join(repository, path));
    expect(png.length).toBeLessThan(packedPng(png).length * 1.02);
  });
});
