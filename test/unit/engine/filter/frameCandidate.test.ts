import { describe, expect, it } from 'vitest';
import { pageRecords } from '../../../../src/engine/capture/frameRecord.ts';
import { noAnnotations } from '../../../../src/engine/filter/annotations.ts';
import { bitsOf } from '../../../../src/engine/filter/candidate.ts';
import { FrameCandidate } from '../../../../src/engine/filter/frameCandidate.ts';
import { Needle } from '../../../../src/engine/filter/needle.ts';
import { violationNumber } from '../../../../src/engine/wire/violations.ts';
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
      const candidate = new FrameCandidate(capture, reader, view, noAnnotations);
      return Array.from({ length: capture.frames.count }, (_, at) => {
        candidate.move(at + 1, capture.frames.page(at + 1), at);
        const found = candidate.contains(new Needle('sec'));
        const direction = (candidate.bits & bitsOf(0, 1)) === 0 ? 'in' : 'out';
        return [direction, candidate.text(), candidate.size(), found, candidate.json([])];
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
    const candidate = new FrameCandidate(capture, reader, 'frames', noAnnotations);
    candidate.move(1, capture.frames.page(1), 0);
    expect(candidate.contains(new Needle('NEEDLE'))).toBe(true);
  });

  it('leaves the record as it is', () => {
    const { capture, reader, pass } = newCapture();
    const bytes = frame({ opcode: 'text', payload: 'masked', mask: 'a1b2c3d4' });
    pass('out', bytes);
    const candidate = new FrameCandidate(capture, reader, 'frames', noAnnotations);
    for (let i = 0; i < 3; i++) {
      candidate.move(1, capture.frames.page(1), 0);
      expect(candidate.text()).toBe('masked');
      candidate.rest();
    }
    expect(reader.wire(capture.frames.get(1)!)).toEqual(bytes);
  });

  it('knows what of a row is not in its payload', () => {
    const { capture, reader, pass, reconnect } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'a', rsv: 4, mask: '01020304' }));
    const [first, second] = fragments({ opcode: 'text', payload: 'abc', cuts: [1] });
    pass('in', first!);
    pass('out', frame({ opcode: 'ping', mask: '01020304' }));
    pass('in', second!);
    pass('in', frame({ opcode: 'close', payload: '03e9' }));
    reconnect();
    const annotations = { has: (id: number) => id === 2, note: (id: number) => (id === 3 ? 'here' : undefined) };
    const seen = (view: 'frames' | 'messages') => {
      const candidate = new FrameCandidate(capture, reader, view, annotations);
      return Array.from({ length: 6 }, (_, at) => {
        candidate.move(at + 1, capture.frames.page(at + 1), at);
        const { id, marker } = candidate;
        const asked = [candidate.gap(), candidate.closeCode(), candidate.fin(), candidate.violation()];
        return [id, marker, ...asked, candidate.bookmarked(), candidate.note()];
      });
    };
    const frames = seen('frames');
    const close = capture.frames.get(5)!.closeCode;
    expect(frames).toEqual([
      [1, false, NaN, 0, true, 2, false, undefined],
      [2, false, 1, 0, false, 0, true, undefined],
      [3, false, 1, 0, true, 0, false, 'here'],
      [4, false, 1, 0, true, 0, false, undefined],
      [5, false, 1, close, true, frames[4]![5], false, undefined],
      [6, true, expect.any(Number), 1006, false, 0, false, undefined],
    ]);
    const messages = seen('messages');
    expect(messages[1]!.slice(2, 5)).toEqual([1, 0, true]);
    expect(messages[4]![2]).toBe(2);
  });

  it('finds what is wrong with a compressed message by inflating it', () => {
    const { capture, reader, pass } = newCapture({ deflate: true, takeover: { in: false, out: false } });
    const wrongText = new Deflater().deflate(Buffer.from('ff', 'hex'));
    pass('in', frame({ opcode: 'text', rsv: 4, payload: wrongText }));
    pass('in', frame({ opcode: 'binary', rsv: 4, payload: wrongText }));
    pass('in', frame({ opcode: 'text', rsv: 4, payload: Buffer.from('0700', 'hex') }));
    const candidate = new FrameCandidate(capture, reader, 'messages', noAnnotations);
    const found = [1, 2, 3].map((id) => {
      candidate.move(id, capture.frames.page(id), id - 1);
      return candidate.violation();
    });
    expect(found).toEqual([violationNumber('invalid-utf8'), 0, violationNumber('deflate-error')]);
  });

  it('knows the gap before the first row of a page', () => {
    const { capture, reader, pass } = newCapture();
    const ping = frame({ opcode: 'ping' });
    for (let i = 0; i < pageRecords + 1; i++) pass('in', ping);
    const candidate = new FrameCandidate(capture, reader, 'frames', noAnnotations);
    candidate.move(pageRecords + 1, capture.frames.page(pageRecords + 1), 0);
    expect(candidate.gap()).toBe(1);
  });
});
