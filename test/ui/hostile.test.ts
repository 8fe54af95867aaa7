/** Payloads that freeze, turn around or run where they are not taken for mere bytes, in the real window. */
import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { startSocketServer } from './support/socketServer.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

const html = `</script><img src=x onerror="window.injected=1"><b>bold</b><script>window.injected=1</script>`;
/** Override, isolate, zero-width space, byte order mark, bell, tag. */
const unseen = '\u202e\u2066\u200b\ufeff\u0007\u{e0041}';
const line = `{"line":[${'12345678,'.repeat(4 << 20)}0]}`;
const depth = 100_000;
const payloads = {
  html: `${html} and plain`,
  unseen: `${unseen} turned`,
  surrogates: '{"lone":"\\ud800","other":"\\udc00\\ud800"}',
  members: JSON.stringify({ '__proto__\u202e': html, [html]: { constructor: 1 } }),
  line,
  deep: '['.repeat(depth) + ']'.repeat(depth),
  last: 'the last one',
};

describe('hostile payloads', () => {
  const story = tellInWindow({
    server: () =>
      startSocketServer((socket: WebSocket) => {
        for (const payload of Object.values(payloads)) socket.send(payload);
        // A text frame of bytes that are no UTF-8, and a close whose reason would run.
        (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.from('8103c328ff', 'hex'));
        socket.close(4000, html.slice(0, 100));
      }),
  });
  const { filter, grid, row, rowCount, rows } = story;
  const ids = Object.keys(payloads);
  const idOf = (name: keyof typeof payloads): number => ids.indexOf(name) + 1;
  let inspector: FrameLocator;

  beforeAll(async () => {
    await openSidebar(story.page);
    await story.connect('/');
    inspector = sidebarFrame(story.page);
    await rows().filter({ hasText: payloads.last }).waitFor();
  });

  /** Nothing ran, and nothing of a payload became an element. */
  async function expectText(...views: FrameLocator[]): Promise<void> {
    for (const view of views)
      expect(
        await view
          .locator('body')
          .evaluate((here) => [
            (window as { injected?: unknown }).injected ?? 'nothing',
            here.querySelectorAll('#root img, #root b, #root script').length,
          ]),
      ).toEqual(['nothing', 0]);
    expect(await story.page.evaluate(() => (window as { injected?: unknown }).injected ?? 'nothing')).toBe('nothing');
  }

  async function read(name: keyof typeof payloads): Promise<void> {
    await row(idOf(name)).click();
    await expect.poll(() => row(idOf(name)).getAttribute('aria-selected')).toBe('true');
  }

  it('are text in the table, in one line each', async () => {
    await grid().press('Home');
    await expect.poll(() => row(idOf('html')).textContent()).toContain('</script><img');
    const marks = await row(idOf('unseen')).locator('.mark').allTextContents();
    expect(marks.length).toBeGreaterThanOrEqual(Array.from(unseen).length);
    expect(await row(idOf('unseen')).textContent()).not.toMatch(/[\u202e\u2066\u200b\ufeff]/);
    const heights = new Set(await rows().evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)));
    expect(heights.size).toBe(1);
    await expectText(story.panel, inspector);
    await screenshot(story.page, 'hostile-table');
  });

  it('are text in each view of the Frame Inspector', async () => {
    await read('html');
    await inspector.getByText('onerror').first().waitFor();
    await expectText(story.panel, inspector);
    await read('unseen');
    await inspector.getByText('turned').first().waitFor();
    expect(await inspector.locator('#root').textContent()).not.toMatch(/[\u202e\u2066\u200b\ufeff]/);
    await read('members');
    await inspector.getByRole('tree', { name: 'JSON' }).getByText('constructor').waitFor();
    for (const name of ['Text', 'Hex', 'JSON']) {
      await inspector.getByRole('tab', { name }).click();
      await expectText(story.panel, inspector);
    }
    await read('surrogates');
    await inspector.getByRole('tree', { name: 'JSON' }).getByText('"other"').waitFor();
    await screenshot(story.page, 'hostile-inspector');
  });

  it('are read in part where they are long: a line of JSON of 36 MB', async () => {
    await read('line');
    await inspector
      .getByText(/of 37,748,\d\d\d B/)
      .first()
      .waitFor();
    await inspector.getByRole('tab', { name: 'Hex' }).click();
    await inspector.getByText('7b 22 6c 69 6e 65 22 3a').first().waitFor();
    await inspector.getByRole('tab', { name: 'JSON' }).click();
    // Nothing waits for it.
    await read('html');
    await inspector.getByText('onerror').first().waitFor();
  });

  it('are a tree to a depth that is told, of JSON of 100,000 levels', async () => {
    await read('deep');
    await inspector
      .getByText(`${depth * 2}`.replace(/(?=000$)/, ','))
      .first()
      .waitFor();
    const tree = inspector.getByRole('tree', { name: 'JSON' });
    await tree.getByRole('treeitem').nth(5).waitFor();
    await tree.press('End');
    await screenshot(story.page, 'hostile-depth');
    await read('html');
    await inspector.getByText('onerror').first().waitFor();
  });

  it('are searched, and open in an editor', async () => {
    await filter().fill('"onerror=" size<1kb');
    await expect.poll(rowCount).toBeGreaterThan(1);
    await filter().fill('$.line exists');
    await expect.poll(rowCount).toBe(1);
    await filter().fill('');
    await read('members');
    await runCommand(story.page, 'WebSocket: Open Payload in Editor');
    await expect
      .poll(async () => (await story.page.locator('.monaco-editor .view-line').allInnerTexts()).join(''))
      .toContain('onerror');
    await expectText(inspector);
  });

  it('are told where they break the protocol, and the reason of the close is text', async () => {
    await story.page.getByRole('tab', { name: /127\.0\.0\.1:/ }).click();
    await story.lookAtPanel();
    await filter().fill('violation:any');
    await expect.poll(rowCount).toBeGreaterThan(0);
    await rows().first().click();
    await inspector.getByText(/UTF-8/).first().waitFor();
    await filter().fill('');
    await grid().press('End');
    await expectText(story.panel, inspector);
    await screenshot(story.page, 'hostile-end');
  });
});
