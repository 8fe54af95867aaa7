import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/contract/model.ts';
import { rowOf } from '../../../src/engine/capture/rows.ts';
import { Pairing } from '../../../src/engine/correlation/pairing.ts';
import { paired } from '../../../src/engine/partnerRows.ts';
import { newCapture } from '../../support/captures.ts';
import { frame } from '../../support/frames/index.ts';

describe('a row', () => {
  it('tells its reply, its request, or that there is no reply', () => {
    const { capture, reader, pass } = newCapture();
    const text = (payload: string) => frame({ opcode: 'text', payload, mask: 'a1b2c3d4' });
    pass('out', text('{"id":1,"method":"a"}'));
    pass('out', text('{"id":2,"method":"a"}'));
    pass('in', text('{"id":1,"result":1}'));
    pass('in', text('hello'));
    const pairing = new Pairing(capture, reader);
    while (!pairing.step());
    const told = (id: number): Pick<Row, 'reply' | 'request' | 'unanswered'> => {
      const row = rowOf(capture.frames.get(id)!, 'frames', reader);
      const before = { ...row };
      const { reply, request, unanswered, ...rest } = paired(row, pairing, capture.frames);
      expect(rest).toEqual(before);
      return { ...(reply && { reply }), ...(request && { request }), ...(unanswered && { unanswered }) };
    };
    expect([1, 2, 3, 4].map(told)).toEqual([
      { reply: { id: 3, after: 2 } },
      { unanswered: true },
      { request: { id: 1, after: 2 } },
      {},
    ]);
  });

  it('is never answered before it was asked, though the clock was put back', () => {
    const pairing = { partner: (id: number) => 3 - id, isUnanswered: () => false };
    const frames = { get: (id: number) => ({ time: 100 - id }) };
    const row = (id: number) => ({ id, time: 100 - id }) as Row;
    expect(paired(row(1), pairing, frames as never).reply).toEqual({ id: 2, after: 0 });
    expect(paired(row(2), pairing, frames as never).request).toEqual({ id: 1, after: 0 });
  });
});
