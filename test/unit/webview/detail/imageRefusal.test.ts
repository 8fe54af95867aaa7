import { describe, expect, it } from 'vitest';
import { imageRefusal } from '../../../../webview/detail/imageRefusal.ts';

const png = (width: number, height: number) => ({ type: 'image/png' as const, size: { width, height } });

describe('why an image is not shown', () => {
  it('has no reason where it is of a usual size', () => {
    expect(imageRefusal(png(4_000, 3_000))).toBeUndefined();
  });

  it('says that it is none, of no size, or far too large', () => {
    expect(imageRefusal(undefined)).toMatch(/no PNG/);
    expect(imageRefusal({ type: 'image/jpeg' })).toMatch(/how large/);
    expect(imageRefusal(png(65_535, 65_535))).toMatch(/65,535 × 65,535 pixels/);
  });
});
