import { describe, expect, it } from 'vitest';
import type { SessionSnapshot } from '../../../src/contract/model.ts';
import { remarked } from './support/diagnoses.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

/** What makes the header longest. */
const states: Record<string, Partial<SessionSnapshot>> = {
  'a connection with a remark, whose certificate nobody verified': {
    ...{ opened: Date.now() - 5_000, subprotocol: 'feed.v2', extensions: 'permessage-deflate' },
    ...{ unverified: {}, rateIn: 123_456, rateOut: 123_456 },
  },
  'a connection with a remark': {
    opened: Date.now() - 5_000,
    subprotocol: 'feed.v2',
    extensions: 'permessage-deflate',
  },
  'one that is made again': { state: 'reconnecting', reconnecting: { attempt: 10, of: 10, at: Date.now() + 900_000 } },
};

describe('the header', () => {
  it('has the decoder as a button, which says why it is that one and asks for another one', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        const evidence = ['subprotocol', 'messages'] as const;
        const decoder = { chain: 'mqtt', by: 'evidence', sure: 0.95, evidence } as const;
        fake.snapshot = { ...fake.snapshot, subprotocol: 'mqtt.v5', decoder };
      },
    });
    const button = page.getByRole('button', { name: 'mqtt' });
    expect(await button.getAttribute('title')).toBe(
      'Decoder: mqtt. Recognised: 95 % sure, by subprotocol, first messages\nChoose another one',
    );
    await button.click();
    await expect.poll(() => host.lastCommand).toEqual({ method: 'chooseDecoder', params: null });
    host.tell({ decoder: { chain: 'none', by: 'choice' } });
    await page.getByRole('button', { name: 'not decoded' }).waitFor();
  });

  it('has the decoder in full beside an address that is too long', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        const url = `ws://127.0.0.1:46101/socket.io/?EIO=4&transport=websocket&${'room=1&'.repeat(20)}`;
        fake.snapshot = { ...fake.snapshot, url, rateIn: 1_234, rateOut: 1_234, extensions: 'permessage-deflate' };
      },
    });
    const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
    for (const [width, chain, subprotocol] of [
      [950, 'socketio', undefined],
      [1300, 'socketio', undefined],
      [950, 'stomp', 'v12.stomp'],
      [1000, 'base64 > msgpack', 'graphql-transport-ws'],
      [1300, 'base64 > msgpack', 'graphql-transport-ws'],
    ] as const) {
      await page.setViewportSize({ width, height: 300 });
      host.tell({ ...(subprotocol && { subprotocol }), decoder: { chain, by: 'choice' } });
      const button = page.getByRole('button', { name: chain, exact: true });
      await button.waitFor();
      const said = `${chain} at ${width} pixels`;
      const box = (await button.boundingBox())!;
      const address = await boxOf('.address');
      const next = await boxOf(width < 1040 ? '.panel-header > .toolbar' : '.traffic');
      const words = button.locator('.words');
      expect(await words.evaluate((one) => one.scrollWidth - one.clientWidth), said).toBe(0);
      expect(box.width, said).toBeGreaterThan(40);
      expect(address.width, said).toBeGreaterThan(40);
      expect(box.x, said).toBeGreaterThanOrEqual(address.x + address.width);
      // Nothing stands empty while the address is cut.
      expect(next.x - box.x - box.width, said).toBeGreaterThanOrEqual(0);
      expect(next.x - box.x - box.width, said).toBeLessThan(13);
    }
  });

  it.each(Object.entries(states))('of %s has room for all its buttons', async (_which, snapshot) => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        fake.diagnosis = remarked;
        const decoder = { chain: 'base64 > zlib > lengthprefix > msgpack', by: 'choice' } as const;
        fake.snapshot = {
          ...fake.snapshot,
          decoder,
          ...snapshot,
          url: 'wss://staging.example.com/feeds/prices?symbols=all',
        };
      },
    });
    // A wide one, as some systems have it.
    await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-family', 'DejaVu Sans'));
    await page.getByRole('button', { name: '1 warning' }).waitFor();
    host.tell();
    const header = page.locator('.panel-header');
    const save = page.getByRole('button', { name: 'Save as profile' });
    for (const width of [420, 523, 600, 720, 800, 960, 1083, 1200, 1400]) {
      await page.setViewportSize({ width, height: 500 });
      const overflow = await header.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow, `at ${width} pixels`).toBe(0);
      const { x, width: own } = (await save.boundingBox())!;
      expect(x + own, `at ${width} pixels`).toBeLessThanOrEqual(width);
    }
  });
});
