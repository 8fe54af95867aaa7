import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { scriptedPeer } from '../../../support/decode/scriptedPeer.ts';
import { socketClass } from '../../../support/decode/socketClass.ts';

/** What of its interface is used. */
interface Channel {
  bind(event: string, callback: (data: unknown) => void): void;
  trigger(event: string, data: unknown): boolean;
}
interface Pusher {
  subscribe(channel: string): Channel;
  unsubscribe(channel: string): void;
  disconnect(): void;
  connection: { bind(event: string, callback: (data: unknown) => void): void; socket_id: string };
}
type Constructor = new (key: string, options: object) => Pusher;

const server = (): Promise<string> =>
  scriptedPeer((say) => {
    const event = (name: string, channel: string | undefined, data: unknown): void =>
      say(JSON.stringify({ event: name, channel, data: typeof data === 'string' ? data : JSON.stringify(data) }));
    event('pusher:connection_established', undefined, { socket_id: '123.456', activity_timeout: 120 });
    return (text) => {
      const {
        event: name,
        data,
        channel,
      } = JSON.parse(text) as { event: string; data: { channel?: string }; channel?: string };
      if (name === 'pusher:subscribe') {
        event('pusher_internal:subscription_succeeded', data.channel, {});
        event('new-message', data.channel, { body: 'hällo' });
      }
      if (name === 'client-typing') event('new-message', channel, { typing: data });
      if (name === 'client-bad')
        say(JSON.stringify({ event: 'pusher:error', data: { code: 4301, message: 'Too fast' } }));
    };
  });

describe('Pusher Channels, beside pusher-js', () => {
  it('tells what it says and hears, and pairs subscriptions', async () => {
    const { Socket, opened } = socketClass();
    vi.stubGlobal('WebSocket', Socket);
    vi.stubGlobal('self', globalThis);
    const { port } = new URL(await server());
    const Client = createRequire(import.meta.url)('pusher-js/worker') as Constructor;
    const authorize = (_: object, done: (error: null, data: object) => void): void =>
      done(null, { auth: 'key:signature' });
    const pusher = new Client('key', {
      cluster: '',
      wsHost: '127.0.0.1',
      wsPort: Number(port),
      forceTLS: false,
      enabledTransports: ['ws'],
      enableStats: false,
      channelAuthorization: { customHandler: authorize },
    });
    onTestFinished(() => {
      pusher.disconnect();
      vi.unstubAllGlobals();
    });
    const failed = new Promise((resolve) => pusher.connection.bind('error', resolve));
    const channel = pusher.subscribe('private-chat');
    const first = new Promise((resolve) => channel.bind('new-message', resolve));
    expect(await first).toEqual({ body: 'hällo' });
    expect(pusher.connection.socket_id).toBe('123.456');
    const second = new Promise((resolve) => channel.bind('new-message', resolve));
    channel.trigger('client-typing', { is: true });
    expect(await second).toEqual({ typing: { is: true } });
    channel.trigger('client-bad', {});
    expect(await failed).toMatchObject({ data: { code: 4301, message: 'Too fast' } });
    pusher.unsubscribe('private-chat');
    const socket = opened[0]!;
    await socket.engine.until(({ frames }) => frames >= 9);
    expect(await socket.said()).toEqual([
      '< pusher:connection_established 123.456',
      '> pusher:subscribe private-chat',
      '< pusher_internal:subscription_succeeded private-chat',
      '< new-message private-chat {"body":"hällo"}',
      '> client-typing private-chat {"is":true}',
      '< new-message private-chat {"typing":{"is":true}}',
      '> client-bad private-chat',
      '< pusher:error 4301 Too fast',
      '> pusher:unsubscribe private-chat',
    ]);
    expect(await socket.answered()).toEqual([
      ['pusher:subscribe private-chat', 'pusher_internal:subscription_succeeded private-chat'],
    ]);
    expect(await socket.said('$.data.body == "hällo"')).toHaveLength(1);
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'pusher', by: 'evidence' });
  });
});
