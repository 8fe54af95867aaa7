import { describe, expect, it } from 'vitest';
import { imageRefusal } from '../../../../webview/detail/imageRefusal.ts';

const part = { bytes: new Uint8Array(100), total: 100, kind: 'binary' as const };
const png = (width: number, height: number) => ({ type: 'image/png' as const, size: { width, height } });

describe('why an image is not shown', () => {
  it('has no reason where it is whole and of a usual size', () => {
    expect(imageRefusal(part, png(4_000, 3_000))).toBeUndefined();
  });

  it('says that it is none, not whole, of no size, or far too large', () => {
    expect(imageRefusal(part, undefined)).toMatch(/no PNG/);
    expect(imageRefusal({ ...part, total: 101 }, png(1, 1))).toMatch(/are shown here/);
    expect(imageRefusal(part, { type: 'image/jpeg' })).toMatch(/how large/);
    expect(imageRefusal(part, png(65_535, 65_535))).toMatch(/65,535 × 65,535 pixels/);
  });
});
