import { describe, expect, it } from 'vitest';
import { frame } from '../../support/frames/index.ts';
import { clocked, connected, isAgain } from '../../support/reconnecting.ts';

describe('a heartbeat', () => {
  it('is a ping, and goes on as long as the peer answers', async () => {
    const { clock, test, peers } = await clocked([{}], { heartbeat: { interval: 1_000, timeout: 500 } });
    await test.session.opening;
    for (let beat = 1; beat <= 3; beat++) {
      clock.pass(1_000);
      const frames = await peers[0]!.awaitFrames(beat);
      expect(frames.at(-1)!.opcode).toBe(9);
      await peers[0]!.write(frame({ opcode: 'pong' }));
      await test.until(({ frames: all }) => all === 2 * beat);
    }
    clock.pass(500);
    expect(test.snapshot.state).toBe('open');
  });

  it('is the profile’s message where it has one', async () => {
    const heartbeat = { interval: 1_000, message: { json: { type: 'still here' } } };
    const { clock, test, peers } = await clocked([{}], { heartbeat });
    await test.session.opening;
    clock.pass(1_000);
    const [beat] = await peers[0]!.awaitFrames(1);
    expect(Buffer.from(beat!.payload).toString()).toBe('{"type":"still here"}');
  });

  it('that nobody answers ends the connection, which is made again', async () => {
    const { clock, test, peers } = await clocked([{}, {}], { heartbeat: { interval: 1_000, timeout: 500 } });
    await test.session.opening;
    clock.pass(1_000);
    await peers[0]!.awaitFrames(1);
    clock.pass(500);
    await test.until(({ state }) => state === 'reconnecting');
    expect(test.snapshot).toMatchObject({ failure: { code: 'heartbeat-timeout' }, close: { code: 1006 } });
    const [ended] = await test.rows('ended');
    expect(ended!.marker).toMatchObject({ kind: 'ended', failure: 'heartbeat-timeout' });
    clock.pass(1_000);
    await test.until(isAgain(1));
    // It beats there, too.
    clock.pass(1_000);
    expect((await peers[1]!.awaitFrames(1))[0]!.opcode).toBe(9);
    expect(test.snapshot.failure).toBeUndefined();
  });

  it('that cannot be sent as it is said is an error before anything is sent', async () => {
    const { refused, sequence } = await connected([{}], { heartbeat: { interval: 1, message: { hex: 'x' } } });
    expect(refused).toMatchObject({ code: 'invalid-message' });
    expect(sequence.connected).toBe(0);
  });
});
