import { describe, expect, it } from 'vitest';
import { HexView } from '../../../../webview/detail/HexView.tsx';
import { contentsOf } from '../drawn.ts';
import { bytesOf } from './frameDetail.ts';

describe('the view of bytes', () => {
  it('draws a line for each group of bytes', () => {
    const view = <HexView bytes={bytesOf('48656c6c6f00')} perLine={4} />;
    expect(contentsOf(view, 'hex-offset')).toEqual(['0000', '0004']);
    expect(contentsOf(view, 'hex-bytes')).toEqual(['48 65 6c 6c', '6f 00']);
    expect(contentsOf(view, 'hex-ascii')).toEqual(['Hell', 'o·']);
  });
});
