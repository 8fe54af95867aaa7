import { describe, expect, it } from 'vitest';
import { FrameCandidate } from '../../../../src/engine/filter/frameCandidate.ts';
import { Needle } from '../../../../src/engine/filter/needle.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';

describe('FrameCandidate', () => {
  it('sees payloads unmasked, inflated and joined, one frame after another', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass(
      'out',
      concat(
        frame({ opcode: 'text', payload: '{"masked":1}', mask: 'a1b2c3d4' }),
        frame({ opcode: 'text', payload: 'Second', mask: '01020304' }),
      ),
    );
    pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('inflated') }));
    pass('in', concat(...fragments({ opcode: 'text', payload: 'in parts', cuts: [4] })));
    const seen = (view: 'frames' | 'messages') => {
      const candidate = new FrameCandidate(capture, reader, view);
      return Array.from({ length: capture.frames.count }, (_, at) => {
        candidate.move(at + 1, capture.frames.page(at + 1), at);
        const found = candidate.contains(new Needle('sec'));
        return [candidate.direction, candidate.text(), candidate.size(), found, candidate.json()];
      });
    };
    expect(seen('frames')).toEqual([
      ['out', '{"masked":1}', 12, false, { masked: 1 }],
      ['out', 'Second', 6, true, undefined],
      ['in', 'inflated', capture.frames.get(3)!.payloadLength, false, undefined],
      ['in', 'in p', 4, false, undefined],
      ['in', 'arts', 4, false, undefined],
    ]);
    expect(seen('messages').slice(2, 4)).toEqual([
      ['in', 'inflated', 8, false, undefined],
      ['in', 'in parts', 8, false, undefined],
    ]);
  });

  it('sees a payload that is longer than a block', () => {
    const { capture, reader, pass } = newCapture();
    pass('out', frame({ opcode: 'text', payload: `${'x'.repeat(3_000_000)}needle`, mask: 'a1b2c3d4' }));
    const candidate = new FrameCandidate(capture, reader, 'frames');
    candidate.move(1, capture.frames.page(1), 0);
    expect(candidate.contains(new Needle('NEEDLE'))).toBe(true);
  });

  it('leaves the record as it is', () => {
    const { capture, reader, pass } = newCapture();
    const bytes = frame({ opcode: 'text', payload: 'masked', mask: 'a1b2c3d4' });
    pass('out', bytes);
    const candidate = new FrameCandidate(capture, reader, 'frames');
    for (let i = 0; i < 3; i++) {
      candidate.move(1, capture.frames.page(1), 0);
      expect(candidate.text()).toBe('masked');
      candidate.rest();
    }
    expect(reader.wire(capture.frames.get(1)!)).toEqual(bytes);
  });
});
