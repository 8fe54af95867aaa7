import { describe, expect, it } from 'vitest';
import { ControlPayloads } from '../../../../src/engine/statistics/controlPayloads.ts';
import { newCapture } from '../../../support/captures.ts';
import { frame } from '../../../support/frames/index.ts';

function read(...frames: { direction: 'in' | 'out'; bytes: Uint8Array }[]) {
  const { capture, pass } = newCapture();
  for (const { direction, bytes } of frames) pass(direction, bytes);
  const payloads = new ControlPayloads(capture);
  const all = () => frames.map(({ direction }, at) => payloads.read(direction, capture.frames.page(1), at));
  return { payloads, all };
}

describe('ControlPayloads', () => {
  it('reads them unmasked, byte for byte, as often as asked', () => {
    const payload = Uint8Array.of(0, 0x7f, 0x80, 0xff);
    const { all, payloads } = read(
      { direction: 'out', bytes: frame({ opcode: 'ping', payload, mask: 'a1b2c3d4' }) },
      { direction: 'in', bytes: frame({ opcode: 'pong', payload }) },
      { direction: 'in', bytes: frame({ opcode: 'pong', payload: '' }) },
    );
    const expected = ['\0\x7f\x80\xff', '\0\x7f\x80\xff', ''];
    expect(all()).toEqual(expected);
    expect(all()).toEqual(expected);
    payloads.release();
    expect(all()).toEqual(expected);
  });

  it('does not look at those that are longer than a control frame may be', () => {
    const { all } = read({ direction: 'in', bytes: frame({ opcode: 'ping', payload: 'x'.repeat(126) }) });
    expect(all()).toEqual([undefined]);
  });
});
