import { describe, expect, it } from 'vitest';
import { closeFrame, serverFrame, serverFrameHeader } from '../../../../src/demo/faults/serverFrame.ts';
import { frame, toHex } from '../../../support/frames/index.ts';

describe('serverFrame', () => {
  it.each([0, 125, 126, 65_535, 65_536])('has the shortest length for %i bytes', (length) => {
    const payload = new Uint8Array(length).fill(1);
    expect(Buffer.compare(serverFrame(2, payload), frame({ opcode: 'binary', payload }))).toBe(0);
    expect(toHex(serverFrameHeader(2, length))).toBe(toHex(serverFrame(2, payload).subarray(0, -length || undefined)));
  });

  it('writes fragments and reserved opcodes', () => {
    expect(toHex(serverFrame(1, 'ä', false))).toBe('01 02 c3 a4');
    expect(toHex(serverFrame(0xb))).toBe('8b 00');
  });
});

describe('closeFrame', () => {
  it('has a code and a reason, or nothing', () => {
    expect(toHex(closeFrame())).toBe('88 00');
    expect(toHex(closeFrame(0xffff, 'a'))).toBe('88 03 ff ff 61');
  });

  it('cuts the reason between characters where a control frame is full', () => {
    expect(closeFrame(1000, 'a'.repeat(123))).toHaveLength(127);
    expect(closeFrame(1000, 'a'.repeat(124))).toHaveLength(127);
    const cut = closeFrame(1000, `${'a'.repeat(121)}€uro`);
    expect(cut.subarray(4).toString()).toBe('a'.repeat(121));
    expect(cut[1]).toBe(123);
  });
});
