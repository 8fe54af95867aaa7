import { describe, expect, it } from 'vitest';
import { BlockReader } from '../../../../src/engine/capture/blockReader.ts';
import { newCapture } from '../../../support/captures.ts';
import { frame } from '../../../support/frames/index.ts';

describe('BlockReader', () => {
  it('brings any range of either stream into reach, also what came after it read', () => {
    const { capture, pass } = newCapture();
    const long = frame({ opcode: 'binary', payload: Uint8Array.from({ length: 2_500_000 }, (_, i) => i * 7) });
    pass('in', long);
    const blocks = new BlockReader(capture);
    for (const offset of [0, 5, 1_048_570, 1_048_576, 2_400_000, 12]) {
      expect(blocks.locate('in', offset, 10)).toBe(true);
      expect(blocks.bytes.subarray(blocks.at, blocks.at + 10).equals(long.subarray(offset, offset + 10))).toBe(true);
    }
    pass('out', frame({ opcode: 'ping', mask: '01020304' }));
    expect(blocks.locate('out', 0, 6)).toBe(true);
    pass('out', frame({ opcode: 'pong', mask: '05060708' }));
    expect(blocks.locate('out', 6, 6)).toBe(true);
    expect(blocks.bytes.subarray(blocks.at, blocks.at + 6).toString('hex')).toBe('8a8005060708');
  });

  it('has no range that is longer than a block, or not there', () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'ping' }));
    const blocks = new BlockReader(capture);
    expect(blocks.locate('in', 0, 2_000_000)).toBe(false);
    expect(blocks.locate('in', 1, 5)).toBe(false);
  });
});
