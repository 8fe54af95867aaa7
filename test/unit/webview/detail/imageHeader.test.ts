import { describe, expect, it } from 'vitest';
import { imageHeader } from '../../../../webview/detail/imageHeader.ts';
import { bytesOf } from './frameDetail.ts';

describe('the header of an image', () => {
  it.each([
    ['89504e470d0a1a0a 0000000d49484452 00000100 00000080', 'image/png', 256, 128],
    ['474946383961 0a00 1400', 'image/gif', 10, 20],
    ['ffd8 ffe0 0004 0000 ffc4 0003 00 ffc2 0011 08 0020 0040', 'image/jpeg', 64, 32],
    ['52494646 00000000 57454250 56503858 0a000000 00000000 ff0000 7f0000', 'image/webp', 256, 128],
    ['52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000', 'image/webp', 320, 240],
    ['52494646 00000000 57454250 5650384c 00000000 2f 09c00400', 'image/webp', 10, 20],
  ])('%s is %s', (hex, type, width, height) => {
    expect(imageHeader(bytesOf(hex.replaceAll(' ', '')))).toEqual({ type, size: { width, height } });
  });

  it.each(['89504e470d0a1a0a', '474946383761', 'ffd8ffe0', '524946460000000057454250', 'ffd8ffe0000200'])(
    'has no size where %s ends',
    (hex) => {
      expect(imageHeader(bytesOf(hex))).not.toHaveProperty('size');
      expect(imageHeader(bytesOf(hex))?.type).toMatch(/^image\//);
    },
  );

  it.each(['', '3c73766720', '424d', '00'])('is none of %j', (hex) => {
    expect(imageHeader(bytesOf(hex))).toBeUndefined();
  });
});
