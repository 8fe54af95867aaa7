import { afterEach, describe, expect, it } from 'vitest';
import { frame, hex, toHex } from '../../../support/frames/index.ts';
import { awaitFrames, forwarder, openClient, type PeerScript, rawPeer, send } from '../../../support/peers/index.ts';
import type { ForwarderOptions, RawPeer } from '../../../support/peers/index.ts';

const running: { stop(): Promise<void> }[] = [];

async function startBoth(
  script: PeerScript,
  options?: ForwarderOptions,
): Promise<{ peer: RawPeer; url: string; wire: Wire }> {
  const peer = await rawPeer(script);
  const wire = await forwarder(`${peer.url}/a?b=c`, options);
  running.push(wire, peer);
  return { peer, url: wire.url, wire };
}
type Wire = Awaited<ReturnType<typeof forwarder>>;

afterEach(async () => {
  for (const { stop } of running.map((one) => ({ stop: () => one.stop() }))) await stop();
  running.length = 0;
});

const hello = frame({ opcode: 'text', payload: 'Hello' });

describe('forwarder', () => {
  it('passes on every byte and keeps it', async () => {
    const { peer, url, wire } = await startBoth({ steps: [awaitFrames(1), send(hello), send(hex('88 00'))] });
    expect(url).toBe(`ws://127.0.0.1:${wire.port}/a?b=c`);
    const client = await openClient(url);
    client.socket.send('a');
    await client.atLeast(1);
    await client.closed;
    const [connection] = wire.connections;
    await connection!.ended;
    expect(toHex(connection!.toServer)).toBe(toHex(peer.received));
    expect(toHex(connection!.toClient)).toBe(toHex(peer.written));
  });

  it('splits what it passes on', async () => {
    const { url, wire } = await startBoth({ alongside: hello, steps: [] }, { pieces: { toClient: 7 } });
    const client = await openClient(url);
    expect((await client.atLeast(1))[0]).toMatchObject({ text: 'Hello' });
    expect(toHex(wire.connections[0]!.toClient.slice(-hello.length))).toBe(toHex(hello));
  });

  it('cuts after so many bytes', async () => {
    const { url, wire } = await startBoth({ alongside: hello }, { cutAfter: { toClient: 40 } });
    await expect(openClient(url)).rejects.toThrow();
    await wire.connections[0]!.ended;
    expect(wire.connections[0]!.toClient).toHaveLength(40);
  });

  it('cuts when it is told', async () => {
    const { url, wire, peer } = await startBoth({});
    const client = await openClient(url);
    wire.connections[0]!.cut();
    expect((await client.closed).code).toBe(1006);
    await peer.closed;
  });

  it('drops the client where the target is gone', async () => {
    const { url, peer } = await startBoth({});
    await peer.stop();
    await expect(openClient(url)).rejects.toThrow();
  });
});
