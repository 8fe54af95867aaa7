import { describe, expect, it } from 'vitest';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { frame } from '../../support/frames/index.ts';
import { rawPeer } from '../../support/peers/index.ts';

const deflate = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] as [string, string][] };

describe('replay', () => {
  it('resends what was sent, in the order asked for, and refuses what was received', async () => {
    const peer = await rawPeer({ answer: deflate, alongside: frame({ opcode: 'text', payload: 'in' }) });
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    await engine.send({ kind: 'text', text: 'one' });
    await engine.send({ kind: 'binary', bytes: Uint8Array.of(2) });
    await engine.send({ kind: 'ping', bytes: Uint8Array.of(3) });
    await engine.until(({ frames }) => frames === 4);
    const sent = (await engine.rows('dir:out')).map(({ id }) => id);
    await engine.calls.replay({ session: 's', ids: [sent[2]!, sent[0]!, sent[1]!] }, never);
    await peer.awaitFrames(6);
    expect(await engine.brief('dir:out')).toEqual([
      'out text one',
      'out binary 02',
      'out ping 03',
      'out ping 03',
      'out text one',
      'out binary 02',
    ]);
    const [received] = await engine.rows('dir:in');
    const before = peer.receivedAfterHead.length;
    await expect(engine.calls.replay({ session: 's', ids: [sent[0]!, received!.id] }, never)).rejects.toMatchObject({
      code: 'not-replayable',
    });
    await expect(engine.calls.replay({ session: 's', ids: [99] }, never)).rejects.toMatchObject({ code: 'no-frame' });
    expect(peer.receivedAfterHead.length).toBe(before);
  });

  it('sends invalid text again as it was, and refuses a later fragment', async () => {
    const peer = await rawPeer();
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    await engine.send({ kind: 'binary', bytes: Uint8Array.of(0x61, 0xff), binary: false });
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.replay({ session: 's', ids: [1, 1] }, never);
    const frames = await peer.awaitFrames(3);
    expect(frames.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString('hex')])).toEqual(
      Array(3).fill([1, '61ff']),
    );
  });
});
