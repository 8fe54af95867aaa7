import { describe, expect, it } from 'vitest';
import { Pairing } from '../../../../src/engine/correlation/pairing.ts';
import { ReplyTimes } from '../../../../src/engine/statistics/replyTimes.ts';
import { newCapture } from '../../../support/captures.ts';
import { frame } from '../../../support/frames/index.ts';

const text = (payload: string) => frame({ opcode: 'text', payload, mask: 'a1b2c3d4' });

describe('ReplyTimes', () => {
  it('times requests by who asked, pings not among them', () => {
    const { capture, reader, pass } = newCapture();
    pass('out', text('{"id":1,"method":"a"}'));
    pass('out', frame({ opcode: 'ping', payload: 'p', mask: 'a1b2c3d4' }));
    pass('in', frame({ opcode: 'pong', payload: 'p' }));
    pass('in', text('{"id":1,"result":1}'));
    pass('in', text('{"id":1,"method":"b"}'));
    pass('out', text('{"id":1,"result":1}'));
    pass('out', text('{"id":2,"method":"c"}'));
    const pairing = new Pairing(capture, reader);
    const times = new ReplyTimes(capture.frames, pairing);
    expect(times.step(Infinity)).toBe(true);
    expect(times.numbers.out.times.count).toBe(0);
    while (!pairing.step());
    expect(times.step(Infinity)).toBe(true);
    expect(times.numbers.out).toMatchObject({ times: { count: 1, max: 3 }, unanswered: 1, forgotten: 0 });
    expect(times.numbers.in).toMatchObject({ times: { count: 1, max: 1 }, unanswered: 0, forgotten: 0 });
  });

  it('counts in steps, each once', () => {
    const { capture, reader, pass } = newCapture();
    for (let id = 0; id < 1_000; id++) pass('out', text(`{"id":${id},"method":"a"}`));
    for (let id = 0; id < 1_000; id++) pass('in', text(`{"id":${id},"result":0}`));
    const pairing = new Pairing(capture, reader);
    while (!pairing.step());
    const times = new ReplyTimes(capture.frames, pairing);
    expect(times.step(-Infinity)).toBe(false);
    expect(times.numbers.out.times.count).toBe(128);
    while (!times.step(-Infinity));
    expect(times.numbers.out.times).toMatchObject({ count: 1_000, max: 1_000 });
  });
});
