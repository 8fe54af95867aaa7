import { describe, expect, it } from 'vitest';
import { PayloadBlocks } from '../../../../src/engine/capture/payloadBlocks.ts';
import { newCapture } from '../../../support/captures.ts';
import { frame } from '../../../support/frames/index.ts';

describe('PayloadBlocks', () => {
  it('finds payloads of both directions, unmasked, without a copy', () => {
    const { capture, pass } = newCapture();
    pass('out', frame({ opcode: 'text', payload: 'one', mask: 'a1b2c3d4' }));
    pass('in', frame({ opcode: 'text', payload: 'two' }));
    pass('out', frame({ opcode: 'text', payload: 'three', mask: '01020304' }));
    const blocks = new PayloadBlocks(capture);
    const read = (id: number) => {
      expect(blocks.locate(capture.frames.page(id), id - 1)).toBe(true);
      return blocks.bytes.toString('utf8', blocks.from, blocks.to);
    };
    expect([read(1), read(2)]).toEqual(['one', 'two']);
    const { bytes } = blocks;
    expect(read(3)).toBe('three');
    expect(blocks.bytes).not.toBe(bytes);
    blocks.release();
    expect(read(1)).toBe('one');
  });

  it('finds none that is longer than a block, or not whole', () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'x'.repeat(300_000) }));
    pass('in', frame({ opcode: 'text', payload: 'cut off' }).subarray(0, 6));
    capture.end(2_000);
    const blocks = new PayloadBlocks(capture);
    expect(blocks.locate(capture.frames.page(1), 0)).toBe(false);
    expect(blocks.locate(capture.frames.page(2), 1)).toBe(capture.frames.get(2)!.payloadLength < 7);
  });
});
