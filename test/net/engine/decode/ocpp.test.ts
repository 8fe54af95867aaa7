import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tap } from '../../../support/decode/tap.ts';

type Handler = (call: { params: Record<string, unknown> }) => object;

/** What of its interface is used. */
interface Peer {
  handle(method: string, handler: Handler): void;
  call(method: string, params: object): Promise<Record<string, unknown>>;
  on(event: 'message', heard: (told: { message: string; outbound: boolean }) => void): void;
}
interface Station extends Peer {
  connect(): Promise<unknown>;
  close(options: { force: boolean }): Promise<unknown>;
}
interface Central {
  auth(decide: (accept: () => void) => void): void;
  on(event: 'client', connected: (peer: Peer) => void): void;
  listen(port: number, host: string): Promise<Server>;
  close(options: { force: boolean }): Promise<unknown>;
}
const ocpp = createRequire(import.meta.url)('ocpp-rpc') as {
  RPCServer: new (options: object) => Central;
  RPCClient: new (options: object) => Station;
  createRPCError(type: string, message: string): Error;
};

/** A central system and a charging station over our engine, both by ocpp-rpc, which checks each message by OCPP's schemas. */
async function charging() {
  const central = new ocpp.RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
  central.auth((accept) => accept());
  const connected = new Promise<Peer>((resolve) => {
    central.on('client', (peer) => {
      peer.handle('BootNotification', () => ({
        status: 'Accepted',
        interval: 300,
        currentTime: '2026-01-12T10:00:00Z',
      }));
      peer.handle('Authorize', () => {
        throw ocpp.createRPCError('SecurityError', 'No such card');
      });
      resolve(peer);
    });
  });
  const http = await central.listen(0, '127.0.0.1');
  const { url, opened } = await tap(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const station = new ocpp.RPCClient({
    endpoint: url.replace('http', 'ws'),
    identity: 'CP001',
    protocols: ['ocpp1.6'],
    strictMode: true,
    reconnect: false,
  });
  onTestFinished(async () => {
    await station.close({ force: true });
    await central.close({ force: true });
  });
  const passed: string[] = [];
  station.on('message', ({ message, outbound }) => passed.push(`${outbound ? '>' : '<'} ${message}`));
  return { station, passed, peer: () => connected, socket: () => opened[0]! };
}

describe('OCPP, beside ocpp-rpc', () => {
  it('tells what station and central system say, and pairs what they pair', async () => {
    const { station, passed, peer, socket } = await charging();
    station.handle('TriggerMessage', () => ({ status: 'Rejected' }));
    await station.connect();
    const boot = { chargePointVendor: 'Acme', chargePointModel: 'One' };
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted', interval: 300 });
    await expect(station.call('Authorize', { idTag: 'x' })).rejects.toThrow('No such card');
    await expect(station.call('Heartbeat', {})).rejects.toThrow();
    expect(await (await peer()).call('TriggerMessage', { requestedMessage: 'Heartbeat' })).toEqual({
      status: 'Rejected',
    });

    const ids = passed
      .filter((one) => one.startsWith('> [2') || one.startsWith('< [2'))
      .map((one) => (JSON.parse(one.slice(2)) as string[])[1]!);
    const [first, second, third, theirs] = ids;
    await expect.poll(() => socket().said()).toHaveLength(passed.length);
    expect(await socket().said()).toEqual([
      `> BootNotification #${first} ${JSON.stringify(boot)}`,
      `< #${first} result {"status":"Accepted","interval":300,"currentTime":"2026-01-12T10:00:00Z"}`,
      `> Authorize #${second} {"idTag":"x"}`,
      expect.stringMatching(`^< #${second} error SecurityError No such card`),
      `> Heartbeat #${third} {}`,
      expect.stringMatching(`^< #${third} error NotImplemented`),
      `< TriggerMessage #${theirs} {"requestedMessage":"Heartbeat"}`,
      `> #${theirs} result {"status":"Rejected"}`,
    ]);
    const answered = (await socket().answered()).map(([asked]) => asked.split(' ')[0]);
    expect(answered).toEqual(['BootNotification', 'Authorize', 'Heartbeat', 'TriggerMessage']);
    expect(await socket().said('ocpp.errorCode:SecurityError')).toHaveLength(1);
    expect(socket().engine.snapshot.decoder).toMatchObject({ chain: 'ocpp', by: 'evidence', sure: 1 });
  });
});
