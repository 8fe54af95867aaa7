import { describe, expect, it } from 'vitest';
import { SessionReplies } from '../../../src/engine/sessionReplies.ts';
import { newCapture } from '../../support/captures.ts';
import { Deflater, frame } from '../../support/frames/index.ts';

const never = new AbortController().signal;
const text = (payload: string) => frame({ opcode: 'text', payload });

/** Some 100,000 messages: more than a step looks at. */
function long() {
  const test = newCapture();
  const one = text('{"type":"tick","sym":"BTC"}');
  test.pass('in', Buffer.alloc(100_000 * one.length, one));
  return test;
}

describe('the replies of a session', () => {
  it('are known after a wait, all that has passed up to now', async () => {
    const { capture, reader, pass } = long();
    pass('out', text('{"id":1,"method":"a"}'));
    pass('in', text('{"id":1,"result":1}'));
    const replies = new SessionReplies(capture, reader);
    const pairing = await replies.settled(never);
    expect(pairing.partner(100_001)).toBe(100_002);
    expect(pairing.scanned).toBe(100_002);
  });

  it('are looked for behind while somebody asks, and no longer', async () => {
    const { capture, reader } = long();
    let now = 0;
    const replies = new SessionReplies(capture, reader, () => now);
    const begun = replies.ask().scanned;
    expect(begun).toBeLessThan(100_000);
    now = 2_001;
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(replies.pairing.scanned).toBe(begun);
    replies.ask();
    await expect.poll(() => replies.pairing.scanned, { timeout: 15_000 }).toBe(100_000);
  });

  it('stop where who waited does not any more', async () => {
    const { capture, reader } = long();
    const replies = new SessionReplies(capture, reader);
    const leaving = new AbortController();
    const settled = replies.settled(leaving.signal);
    leaving.abort();
    await expect(settled).rejects.toThrow('aborted');
    expect(replies.pairing.scanned).toBeLessThan(100_000);
  });

  it('are of the record as it is now', async () => {
    const { capture, reader, pass } = newCapture();
    pass('out', text('{"id":1,"method":"a"}'));
    pass('in', text('{"id":1,"result":1}'));
    const replies = new SessionReplies(capture, reader);
    expect(replies.ask().partner(1)).toBe(2);
    await capture.clear();
    reader.reset();
    pass('in', text('hello'));
    expect(replies.ask().partner(1)).toBe(0);
    expect((await replies.settled(never)).generation).toBe(1);
  });

  it('wait for what takes long to inflate', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass('out', text('{"id":1,"method":"a"}'));
    const payload = new Deflater().deflate(`{"id":1,"result":"${'x'.repeat(6_000_000)}"}`);
    pass('in', frame({ opcode: 'text', rsv: 4, payload }));
    const replies = new SessionReplies(capture, reader);
    replies.ask();
    await expect.poll(() => replies.pairing.partner(1), { timeout: 15_000 }).toBe(2);
  });
});
