import { describe, expect, it } from 'vitest';
import { never } from '../../support/engines.ts';
import { closePayload, frame } from '../../support/frames/index.ts';
import { awaitFrames, destroy, send, type Header } from '../../support/peers/index.ts';
import { clocked, connected, isAgain, says } from '../../support/reconnecting.ts';

describe('findings over time', () => {
  const servedBy = (name: string): Header[] => [['X-Served-By', name]];

  it('tell that another backend answers after a reconnect', async () => {
    const { engine } = await connected([
      { ...says('one'), answer: { extraHeaders: servedBy('a') } },
      { answer: { extraHeaders: servedBy('b') } },
    ]);
    await engine.until(isAgain(1));
    expect(engine.snapshot.findings).toBe(1);
    const { findings } = await engine.handshake();
    expect(findings).toMatchObject([{ code: 'affinity-lost' }]);
    expect(findings![0]!.evidence).toContain('X-Served-By: b');
    await engine.send({ kind: 'close' });
    await engine.calls.forget({ session: 's' }, never);
    const stored = await engine.calls.openCapture({ capture: 's' }, never);
    expect(stored.findings).toBe(1);
    expect((await engine.handshake()).findings).toMatchObject([{ code: 'affinity-lost' }]);
  });

  it('tell that a connection ends after the same time without a frame', async () => {
    const { clock, test, peers } = await clocked([{}, {}, {}, {}]);
    for (let i = 0; i < 3; i++) {
      await test.until(({ state, reconnected = 0 }) => state === 'open' && reconnected === i);
      clock.pass(60_000);
      peers[i]!.destroy();
      await test.until(({ state }) => state === 'reconnecting');
      clock.pass(1_000);
    }
    await test.until(isAgain(3));
    expect(test.session.findings()).toMatchObject([{ code: 'idle-timeout' }]);
    expect(test.snapshot.findings).toBe(1);
  });

  it('tell that a connection was closed at once', async () => {
    const step = send(frame({ opcode: 'close', payload: closePayload(1008, 'no token') }));
    const { engine } = await connected([{ steps: [step, awaitFrames(1), destroy()] }]);
    await engine.until(({ state }) => state === 'closed');
    expect((await engine.handshake()).findings).toMatchObject([{ code: 'closed-at-once' }]);
  });
});
