import { describe, expect, it } from 'vitest';
import { rowGap } from '../../../src/engine/rowGap.ts';
import { newCapture } from '../../support/captures.ts';
import { fragments, frame } from '../../support/frames/index.ts';

describe('the gap before a row', () => {
  it('is since the row before it in the view', () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'one' }));
    for (const part of fragments({ opcode: 'text', payload: 'two', cuts: [2] })) pass('in', part);
    pass('in', frame({ opcode: 'text', payload: 'three' }));
    const gaps = (view: 'frames' | 'messages', ids: number[]) =>
      ids.map((id) => rowGap(capture, id, capture.frames.get(id)!.time, view));
    expect(gaps('frames', [1, 2, 3, 4])).toEqual([undefined, 1, 1, 1]);
    expect(gaps('messages', [1, 2, 4])).toEqual([undefined, 1, 2]);
  });
});
