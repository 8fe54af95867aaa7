import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { scriptedPeer } from '../../../support/decode/scriptedPeer.ts';
import { socketClass } from '../../../support/decode/socketClass.ts';

/** What of its interface is used. */
interface Subscription {
  perform(action: string, data: object): void;
  unsubscribe(): void;
}
interface Handlers {
  connected?: () => void;
  rejected?: () => void;
  received?: (data: unknown) => void;
}
interface Consumer {
  subscriptions: { create(channel: object, handlers: Handlers): Subscription };
  disconnect(): void;
}
const cable = createRequire(import.meta.url)('@rails/actioncable') as {
  createConsumer(url: string): Consumer;
  adapters: { WebSocket: unknown };
};

/** A cable with one channel, where what is spoken is said to everybody. */
const server = (): Promise<string> =>
  scriptedPeer(
    (say) => {
      say('{"type":"welcome"}');
      say('{"type":"ping","message":1718000000}');
      return (text) => {
        const { command, identifier, data } = JSON.parse(text) as Record<string, string>;
        const known = identifier!.includes('ChatChannel');
        const type = known ? 'confirm_subscription' : 'reject_subscription';
        if (command === 'subscribe') say(JSON.stringify({ identifier, type }));
        if (command === 'message') say(JSON.stringify({ identifier, message: JSON.parse(data!) as unknown }));
      };
    },
    { subprotocol: 'actioncable-v1-json', path: '/cable' },
  );

describe('Action Cable, beside its client', () => {
  it('tells what it says and hears, and pairs subscriptions', async () => {
    const { Socket, opened } = socketClass();
    // It looks whether its page is visible.
    for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => undefined);
    vi.stubGlobal('document', { createElement: () => ({}), visibilityState: 'visible' });
    cable.adapters.WebSocket = Socket;
    const consumer = cable.createConsumer(await server());
    onTestFinished(() => {
      consumer.disconnect();
      vi.unstubAllGlobals();
    });
    let heard: (data: unknown) => void;
    const received = new Promise<unknown>((resolve) => (heard = resolve));
    const subscription = await new Promise<Subscription>((resolve) => {
      const created = consumer.subscriptions.create(
        { channel: 'ChatChannel', room: 1 },
        { connected: () => resolve(created), received: (data) => heard(data) },
      );
    });
    await new Promise<void>((rejected) => consumer.subscriptions.create({ channel: 'Secret' }, { rejected }));
    subscription.perform('speak', { body: 'hällo' });
    expect(await received).toEqual({ body: 'hällo', action: 'speak' });
    subscription.unsubscribe();
    const socket = opened[0]!;
    await socket.engine.until(({ frames }) => frames >= 9);
    expect(await socket.said()).toEqual([
      '< welcome',
      '< ping 1718000000',
      '> subscribe ChatChannel {"room":1}',
      '< confirm_subscription ChatChannel {"room":1}',
      '> subscribe Secret',
      '< reject_subscription Secret',
      '> message ChatChannel#speak {"room":1} {"body":"hällo"}',
      '< message ChatChannel {"room":1} {"body":"hällo","action":"speak"}',
      '> unsubscribe ChatChannel {"room":1}',
    ]);
    expect(await socket.answered()).toEqual([
      ['subscribe ChatChannel {"room":1}', 'confirm_subscription ChatChannel {"room":1}'],
      ['subscribe Secret', 'reject_subscription Secret'],
    ]);
    expect(await socket.said('$.data.body == "hällo"')).toHaveLength(1);
    expect(socket.engine.snapshot.decoder).toEqual({
      chain: 'actioncable',
      by: 'evidence',
      sure: 1,
      evidence: ['subprotocol', 'messages'],
      writes: true,
    });
  });
});
