import type { ComponentChildren } from 'preact';
import { describe, expect, it } from 'vitest';
import { blocksOf, HexView } from '../../../../webview/detail/HexView.tsx';
import { contentsOf, drawn, type Drawn } from '../drawn.ts';
import { bytesOf } from './frameDetail.ts';

/** The texts that are marked. */
function drawnMarks(view: ComponentChildren): string[] {
  const marks = (part: Drawn | string): string[] => {
    if (typeof part === 'string') return [];
    return part.tag === 'mark'
      ? part.children.filter((child) => typeof child === 'string')
      : part.children.flatMap(marks);
  };
  return drawn(view).flatMap(marks);
}

describe('the view of bytes', () => {
  it('draws a line for each group of bytes', () => {
    const view = <HexView bytes={bytesOf('48656c6c6f00')} perLine={4} />;
    expect(contentsOf(view, 'hex-offset')).toEqual(['0000', '0004']);
    expect(contentsOf(view, 'hex-bytes')).toEqual(['48 65 6c 6c', '6f 00']);
    expect(contentsOf(view, 'hex-ascii')).toEqual(['Hell', 'o·']);
  });

  it('marks bytes, and the characters that they are', () => {
    const marks = (from: number, to: number): string[] =>
      drawnMarks(<HexView bytes={bytesOf('48656c6c6f00')} perLine={4} start={16} marked={{ from, to }} />);
    expect(marks(18, 21)).toEqual(['6c 6c', 'll', '6f', 'o']);
    expect(marks(21, 22)).toEqual(['00', '·']);
    expect(marks(3, 4)).toEqual([]);
  });

  it('draws no more blocks of lines than it is told', () => {
    const bytes = new Uint8Array(4096);
    expect(blocksOf(bytes, 8)).toBe(8);
    const offsets = (most?: number): string[] =>
      contentsOf(<HexView bytes={bytes} perLine={8} start={0x10000} {...(most && { most })} />, 'hex-offset');
    expect([offsets(2)[0], offsets(2).at(-1), offsets(2).length]).toEqual(['10000', '103f8', 128]);
    expect([offsets().at(-1), offsets().length]).toEqual(['10ff8', 512]);
  });
});
