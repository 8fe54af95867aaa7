import { describe, expect, it } from 'vitest';
import { closedWith } from '../../../src/engine/closedWith.ts';
import { newCapture } from '../../support/captures.ts';
import { closePayload, frame } from '../../support/frames/index.ts';

const ours = (code: number): Buffer =>
  Buffer.from(frame({ opcode: 'close', payload: closePayload(code), mask: Uint8Array.of(1, 2, 3, 4) }));
const theirs = (code: number): Buffer => Buffer.from(frame({ opcode: 'close', payload: closePayload(code) }));

describe('the code of our close frame', () => {
  it('is told where the answer has another, or there is none', () => {
    const { capture, pass } = newCapture();
    pass('out', ours(1007));
    pass('in', theirs(4000));
    expect(closedWith(capture, { code: 4000, reason: '', by: 'us' })).toEqual({ closedWith: 1007 });
    expect(closedWith(capture, { code: 1006, reason: '', by: 'us' })).toEqual({ closedWith: 1007 });
  });

  it('is not told where the answer has the same, the server was first, or nothing has ended', () => {
    const { capture, pass } = newCapture();
    expect(closedWith(capture, undefined)).toEqual({});
    pass('out', ours(1000));
    expect(closedWith(capture, { code: 1000, reason: '', by: 'us' })).toEqual({});
    const { capture: other, pass: passOther } = newCapture();
    passOther('in', theirs(1001));
    passOther('out', ours(1001));
    expect(closedWith(other, { code: 1001, reason: '', by: 'peer' })).toEqual({});
  });
});
