import { describe, expect, it } from 'vitest';
import { MessageExtents } from '../../../../src/engine/capture/messageExtents.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, frame } from '../../../support/frames/index.ts';

const part = (payload: string, fin = false): Uint8Array => frame({ opcode: 'continuation', payload, fin });

describe('MessageExtents', () => {
  it('grow with the message, whatever comes between', () => {
    const { capture, pass } = newCapture();
    const extents = new MessageExtents(capture);
    pass('in', frame({ opcode: 'text', payload: 'abc', fin: false }));
    const first = capture.frames.get(1)!;
    expect(extents.of(first)).toMatchObject({ fragments: 1, wireLength: 5, payloadLength: 3, complete: false });
    pass('in', concat(frame({ opcode: 'ping', payload: 'x' }), part('de')));
    pass('out', frame({ opcode: 'text', payload: 'sent', mask: '01020304' }));
    expect(extents.of(first)).toMatchObject({ fragments: 2, wireLength: 9, payloadLength: 5, complete: false });
    pass('in', concat(part('f', true), part('g', true)));
    expect(extents.of(first)).toMatchObject({
      fragments: 3,
      wireLength: 12,
      payloadLength: 6,
      complete: true,
      violation: 0,
    });
    const ids: number[] = [];
    extents.each(first, (id) => ids.push(id) > 0);
    expect(ids).toEqual([1, 3, 5]);
  });

  it('are never complete where another message interrupts', () => {
    const { capture, pass } = newCapture();
    const extents = new MessageExtents(capture);
    pass('in', concat(frame({ opcode: 'text', fin: false }), frame({ opcode: 'text', fin: false }), part('x', true)));
    expect(extents.of(capture.frames.get(1)!)).toMatchObject({ fragments: 1, complete: false });
    expect(extents.of(capture.frames.get(2)!)).toMatchObject({ fragments: 2, complete: true });
    expect(extents.of(capture.frames.get(1)!)).toMatchObject({ fragments: 1, complete: false });
  });

  it('have the first violation among the fragments', () => {
    const { capture, pass } = newCapture();
    pass(
      'in',
      concat(
        frame({ opcode: 'text', fin: false, payload: 'a' }),
        frame({ opcode: 'continuation', payload: Uint8Array.of(0x61, 0xff), fin: false }),
        frame({ opcode: 'continuation', rsv: 1 }),
      ),
    );
    const { violation, violationOffset } = capture.frames.get(2)!;
    expect(violation).not.toBe(0);
    expect(new MessageExtents(capture).of(capture.frames.get(1)!)).toMatchObject({ violation, violationOffset });
  });

  it('look at a frame of a long message once, however often they are asked for', () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'binary', fin: false }));
    let looked = 0;
    const { frames } = capture;
    const counting = {
      frames: new Proxy(frames, {
        get: (_, name) => {
          if (name === 'count') return frames.count;
          looked++;
          return frames.page.bind(frames);
        },
      }),
    };
    const extents = new MessageExtents(counting);
    const first = frames.get(1)!;
    for (let i = 0; i < 1_000; i++) {
      pass('in', part('x'));
      expect(extents.of(first).fragments).toBe(i + 2);
    }
    expect(looked).toBe(1_000);
  });

  it('remember a bounded number of messages, and are right about those forgotten', () => {
    const { capture, pass } = newCapture();
    const extents = new MessageExtents(capture);
    for (let i = 0; i < 1_000; i++) pass('in', concat(frame({ opcode: 'text', fin: false }), part('x', true)));
    for (let round = 0; round < 2; round++) {
      for (let id = 1; id < 2_000; id += 2) {
        const { fragments, complete } = extents.of(capture.frames.get(id)!);
        if (fragments !== 2 || !complete) expect.unreachable(`message ${id}`);
      }
    }
  });
});
