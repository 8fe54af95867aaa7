/** Chromium itself says what a conversation was, by Playwright's `recordHar`; ours says the same of the same one. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { temporaryFolder } from '../support/captures.ts';
import { EngineUnderTest, never } from '../support/engines.ts';
import { launchBrowser } from '../support/vscode/browser.ts';

interface HarMessage {
  type: string;
  time: number;
  opcode: number;
  data: string;
}

/** None is empty: Playwright leaves such messages out. */
const sent: readonly (string | readonly number[])[] = [
  'plain',
  '{"id":1,"text":"grüße 𝄞 \\u0000 \\n"}',
  [0, 1, 0xfe, 0xff],
  'x'.repeat(70_000),
];

/** Of the entry that is a WebSocket. */
function messagesIn(path: string): HarMessage[] {
  const har = JSON.parse(readFileSync(path, 'utf8')) as {
    log: { entries: { request: { url: string }; _webSocketMessages?: HarMessage[] }[] };
  };
  return har.log.entries.find((entry) => entry._webSocketMessages !== undefined)!._webSocketMessages!;
}

/** Each side in its own order: two streams have none together. */
function said(messages: readonly HarMessage[]): object {
  const of = (type: string): object[] =>
    messages.filter((one) => one.type === type).map(({ opcode, data }) => ({ opcode, data }));
  return { sent: of('send'), received: of('receive') };
}

describe('a HAR that Chromium wrote', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let browser: Browser;
  let site: Server;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    browser = await launchBrowser();
    site = createServer((_, answer) =>
      answer.setHeader('Content-Type', 'text/html').end('<!doctype html><title>a</title>'),
    );
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await demo.stop();
  });

  /** Sends what is to be sent, one after the answer to the other. */
  async function recordedByChromium(path: string): Promise<void> {
    const context = await browser.newContext({ recordHar: { path, mode: 'full' } });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.evaluate(
      async ({ url, messages }) => {
        const socket = new WebSocket(url);
        socket.binaryType = 'arraybuffer';
        const next = (type: string): Promise<Event> =>
          new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
        await next('open');
        for (const message of messages) {
          const answer = next('message');
          socket.send(typeof message === 'string' ? message : Uint8Array.from(message));
          await answer;
        }
        socket.close(1000);
        await next('close');
      },
      { url: `${demo.url}/echo`, messages: sent },
    );
    await context.close();
  }

  it('has the messages that ours of the same conversation has, and opens with its payloads', async () => {
    const folder = temporaryFolder();
    const [theirs, ours] = [join(folder, 'chromium.har'), join(folder, 'ours.har')];
    const began = Date.now();
    await recordedByChromium(theirs);
    const over = Date.now();

    const engine = new EngineUnderTest();
    await engine.connect(`${demo.url}/echo`);
    for (const [i, message] of sent.entries()) {
      const what =
        typeof message === 'string'
          ? ({ kind: 'text', text: message } as const)
          : ({ kind: 'binary', bytes: Uint8Array.from(message) } as const);
      await engine.calls.send({ session: 's', message: what }, never);
      await engine.until(({ messages }) => messages >= 2 * (i + 1));
    }
    await engine.calls.exportCapture({ session: 's', path: ours, format: 'har', task: 't' }, never);

    const [chromiums, own] = [messagesIn(theirs), messagesIn(ours)];
    expect(chromiums).toHaveLength(2 * sent.length);
    expect(said(own)).toEqual(said(chromiums));

    const [opened] = await engine.calls.openFile({ path: theirs, task: 't' }, never);
    expect(opened).toMatchObject({ state: 'closed', messages: 2 * sent.length, url: `${demo.url}/echo` });
    expect(opened!.damage).toBeUndefined();
    const query = { session: opened!.id, view: 'messages', filter: '', start: 0, count: 100 } as const;
    const rows = await engine.calls.rows(query, never);
    for (const { time } of rows) {
      expect(time).toBeGreaterThan(began - 2_000);
      expect(time).toBeLessThan(over + 2_000);
    }
    const payloads = await Promise.all(
      rows
        .filter(({ direction }) => direction === 'out')
        .map(async ({ id }) => Buffer.from(await engine.calls.payload({ session: opened!.id, id }, never))),
    );
    expect(payloads).toEqual(sent.map((one) => Buffer.from(one as string)));
    await engine.calls.forget({ session: opened!.id }, never);
  });
});
