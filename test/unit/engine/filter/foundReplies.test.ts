import { describe, expect, it } from 'vitest';
import { Pairing } from '../../../../src/engine/correlation/pairing.ts';
import { FoundReplies } from '../../../../src/engine/filter/foundReplies.ts';
import { newCapture } from '../../../support/captures.ts';
import { fragments, frame } from '../../../support/frames/index.ts';

const text = (payload: string) => frame({ opcode: 'text', payload });

describe('FoundReplies', () => {
  it('tells each row once of which another thing is known now', () => {
    const test = newCapture();
    for (const id of [1, 2]) test.pass('out', text(`{"id":${id},"method":"a"}`));
    const [begun, ended] = fragments({ opcode: 'text', payload: '{"id":3,"method":"a"}', cuts: [4] });
    test.pass('out', begun!);
    const pairing = new Pairing(test.capture, test.reader);
    const replies = new FoundReplies(pairing, 0);
    const step = () => replies.step(0, Infinity);
    expect(step()).toBe(true);
    expect([replies.known, replies.changed(3)]).toEqual([3, []]);
    test.pass('in', text('{"id":2,"result":1}'));
    test.pass('out', ended!);
    test.pass('in', text('{"id":1,"result":1}'));
    step();
    expect(replies.changed(6)).toEqual([1, 2, 3]);
    expect(replies.changed(6)).toEqual([]);
  });

  it('leaves out rows that were not asked for yet', () => {
    const test = newCapture();
    for (const id of [1, 2]) test.pass('out', text(`{"id":${id},"method":"a"}`));
    for (const id of [1, 2]) test.pass('in', text(`{"id":${id},"result":1}`));
    const replies = new FoundReplies(new Pairing(test.capture, test.reader), 0);
    replies.step(0, Infinity);
    expect(replies.changed(1)).toEqual([1]);
    expect(replies.changed(2)).toEqual([]);
  });

  it('lets no row be judged before so many were looked at, and then leaves half of the time', () => {
    const asked: number[] = [];
    const log = { length: 0, at: () => 0 };
    const pairing = {
      scanned: 0,
      long: undefined,
      changes: log,
      late: log,
      step(until = 0) {
        asked.push(until);
        this.scanned += 60;
        return false;
      },
    };
    const replies = new FoundReplies(pairing, 100);
    replies.step(1_000, 1_008);
    expect(replies.known).toBe(0);
    replies.step(1_000, 1_008);
    expect(replies.known).toBe(120);
    replies.step(1_000, 1_008);
    expect(asked).toEqual([1_008, 1_008, 1_004]);
  });
});
