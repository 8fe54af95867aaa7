import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../support/vscode/browser.ts';
import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { median } from '../statistics.ts';
import { within } from '../within.ts';
import { ours, type Run } from './ours.ts';
import { rounds } from './rounds.ts';

/** Frames a second captured to disk, beside what Chromium tells its inspector. */
export const chromium: Measurement = {
  about: 'frames a second ÷ Chromium’s Network events',
  async measure(bench) {
    const window = await bench.window();
    const { scale, peers } = bench;
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      const inspector = await page.context().newCDPSession(page);
      await inspector.send('Network.enable');
      await ours(bench, window, 'text128', scale.frames.text128 / 4);
      const pairs = await rounds(
        scale.rounds,
        () => ours(bench, window, 'text128', scale.frames.text128),
        () => events(page, inspector, peers.senderUrl('text128', scale.chromiumFrames)),
      );
      const rate = (side: 'a' | 'b'): string => amount(median(pairs.map((pair) => pair[side].rate)));
      return [
        result({
          what: 'frames/s captured ÷ Chromium’s `Network.webSocketFrameReceived`: text 128 B',
          rounds: pairs.map(({ a, b }) => a.rate / b.rate),
          unit: '×',
          bar: { is: 'at-least', limit: 50 },
          how: `${rate('a')} frames/s in VS Code; ${rate('b')} events/s from Chromium ${browser.version()}, headless, ${amount(pairs[0]!.b.frames)} frames a run.`,
        }),
      ];
    } finally {
      await browser.close();
      server.close();
    }
  },
};

/** From the page's `new WebSocket` to the event that it is closed. Throws where an event is missing. */
async function events(page: Page, inspector: CDPSession, url: string): Promise<Run> {
  let received = 0;
  let announced = 0;
  const count = ({ response }: { response: { opcode: number } }): void => {
    if (response.opcode === 1) received++;
  };
  inspector.on('Network.webSocketFrameReceived', count);
  inspector.once('Network.webSocketHandshakeResponseReceived', ({ response }) => {
    announced = Number(Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'x-frames')?.[1]);
  });
  const closed = new Promise<number>((resolve) => {
    inspector.once('Network.webSocketClosed', () => resolve(performance.now()));
  });
  const began = performance.now();
  await page.evaluate((address) => {
    new WebSocket(address);
  }, url);
  const milliseconds = (await within(120_000, 'Chromium’s events', closed)) - began;
  inspector.off('Network.webSocketFrameReceived', count);
  if (received !== announced) throw new Error(`Chromium told of ${received} frames of ${announced}.`);
  return { frames: received, rate: (received / milliseconds) * 1000 };
}
