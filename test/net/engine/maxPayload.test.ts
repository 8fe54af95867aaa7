import { describe, expect, it } from 'vitest';
import { concat, frame } from '../../support/frames/index.ts';
import { connected, text } from '../../support/reconnecting.ts';

describe('a message that is longer than allowed', () => {
  it.each([
    [
      'in one frame, as soon as its header says so',
      [frame({ opcode: 'binary', lengthForm: 64, declaredLength: 1_000_000n })],
    ],
    [
      'in fragments',
      [
        frame({ opcode: 'text', fin: false, payload: 'x'.repeat(60) }),
        frame({ opcode: 'ping' }),
        frame({ opcode: 'continuation', payload: 'x'.repeat(41) }),
      ],
    ],
  ])('%s, fails the connection with 1009', async (_how, frames) => {
    const { engine, peers } = await connected([{}], { maxPayload: 100, reconnect: false });
    await peers[0]!.write(text('x'.repeat(100)));
    await peers[0]!.write(concat(...frames));
    const closed = (await peers[0]!.awaitFrames(frames.length === 1 ? 1 : 2)).find(({ opcode }) => opcode === 8);
    expect(Buffer.from(closed!.payload).readUInt16BE()).toBe(1009);
    peers[0]!.destroy();
    const { failure } = await engine.until(({ state }) => state === 'closed');
    expect(failure).toMatchObject({ code: 'message-too-long' });
    expect(failure!.cause).toContain('100');
  });
});
