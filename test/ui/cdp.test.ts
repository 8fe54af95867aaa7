/** What Playwright and Chromium say to each other, heard in between; ours tells of it what they do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/captures.ts';
import { tap, type Tap } from '../support/decode/tap.ts';
import { browserOptions } from '../support/vscode/browser.ts';

/** A Chromium that can be spoken to, and a tap before it. */
async function debuggable(): Promise<Tap & { path: string }> {
  const folder = temporaryFolder();
  const { args, ...options } = browserOptions();
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    args: [...args, '--remote-debugging-port=0'],
  });
  onTestFinished(() => context.close());
  const [port, path = ''] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  return { ...(await tap(`http://127.0.0.1:${port}`)), path };
}

/** A page of its own, driven through the tap. */
async function session(url: string): Promise<CDPSession> {
  const browser = await chromium.connectOverCDP(url);
  onTestFinished(() => browser.close());
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('data:text/html,<title>a</title>');
  return context.newCDPSession(page);
}

it('tells the Chrome DevTools Protocol as Playwright and Chromium speak it', async () => {
  const { url, path, opened } = await debuggable();
  const spoken = await session(`${url.replace('http', 'ws')}${path}`);
  const logged = new Promise<{ args: { value?: unknown }[] }>((resolve) =>
    spoken.on('Runtime.consoleAPICalled', resolve),
  );
  await spoken.send('Runtime.enable');
  const sum = await spoken.send('Runtime.evaluate', { expression: '6 * 7' });
  expect(sum.result.value).toBe(42);
  await spoken.send('Runtime.evaluate', { expression: 'console.log("hällo", 42)' });
  expect((await logged).args.map(({ value }) => value)).toEqual(['hällo', 42]);
  const refused = await spoken.send('Page.navigate', { url: 'not an address' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Error);
  const socket = opened[0]!;
  expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'cdp', by: 'evidence' });
  const rows = await socket.rows();
  const lines = new Map(rows.map(({ id, preview }) => [id, preview]));
  /** The line of the one request that has this, and of its reply. */
  const asked = (said: string): [string, string] => {
    const request = rows.filter(({ direction, preview }) => direction === 'out' && preview.includes(said));
    expect(request).toHaveLength(1);
    return [request[0]!.preview, lines.get(request[0]!.reply?.id ?? 0) ?? ''];
  };
  const [evaluate, value] = asked('6 * 7');
  const [, number, place] = evaluate.split(' ');
  expect(evaluate).toBe(`Runtime.evaluate ${number} ${place} 6 * 7`);
  expect(value).toBe(`${number} ${place} result ${JSON.stringify(sum)}`);
  const [, error] = asked('not an address');
  expect((refused as Error).message).toContain(error.replace(/^.* error -?\d+ /, ''));
  expect([...lines.values()]).toContain(`Runtime.consoleAPICalled ${place} log hällo 42`);
  // Whatever has a number is answered by the message with that number; the last are still on their way.
  const answered = rows.filter(({ direction, reply }) => direction === 'out' && reply !== undefined);
  expect(answered.length).toBeGreaterThan(20);
  for (const { preview, reply } of answered) {
    expect(/#\d+(?: @\w+)?/.exec(lines.get(reply!.id)!)?.[0]).toBe(/#\d+(?: @\w+)?/.exec(preview)?.[0]);
  }
  expect(await socket.said('$.params.expression == "6 * 7"')).toEqual([`> ${evaluate}`]);
});
