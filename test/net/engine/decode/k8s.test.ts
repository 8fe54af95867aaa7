import { Exec, KubeConfig, type V1Status } from '@kubernetes/client-node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { tap } from '../../../support/decode/tap.ts';

const status = { kind: 'Status', status: 'Failure', message: 'command terminated with exit code 2', code: 500 };

/** A container whose command says what it is told, as an API server hands it on (KEP-4006, `v5.channel.k8s.io`). */
async function container(): Promise<string> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => {
    const say = (channel: number, data: string) =>
      socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(data)]));
    say(2, 'oops\n');
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0) say(1, data.subarray(1).toString().toUpperCase());
      if (data[0] === 255) say(3, JSON.stringify(status));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe('Kubernetes streams, beside @kubernetes/client-node', () => {
  it('tells what its exec writes to stdin, and reads of stdout, stderr and the status', async () => {
    const { url, opened } = await tap(await container());
    const config = new KubeConfig();
    config.loadFromClusterAndUser({ name: 'local', server: url, skipTLSVerify: true }, { name: 'nobody' });
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const ended = new Promise<V1Status>((resolve, reject) => {
      new Exec(config).exec('default', 'pod', 'main', ['tr'], stdout, stderr, stdin, false, resolve).catch(reject);
    });
    stdin.write('grüße\n');
    const first = await new Promise<Buffer>((resolve) => stdout.once('data', resolve));
    expect(first.toString()).toBe('GRÜSSE\n');
    stdin.end();
    expect(await ended).toEqual(status);
    expect(await text(stderr)).toBe('oops\n');

    const socket = opened[0]!;
    expect((await socket.said()).toSorted()).toEqual([
      '< error Failure command terminated with exit code 2',
      '< stderr "oops\\n"',
      '< stdout "GRÜSSE\\n"',
      '> close stdin',
      '> stdin "grüße\\n"',
    ]);
    expect(await socket.said('k8s.channel:stderr')).toEqual(['< stderr "oops\\n"']);
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'k8s', by: 'evidence', sure: 1 });
  });
});
