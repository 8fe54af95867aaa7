/** A conversation is recorded, handed over without its secrets, replayed, run as a scenario, and compared with its replay. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../support/folders.ts';
import { chooseFromMenu } from './support/contextMenu.ts';
import { quickInput, quickPick, runAndAnswer, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame } from './support/webviews.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

const token = 'sesame-0815';
const card = '4000123412341234';

interface Har {
  log: { entries: { _webSocketMessages: { type: string; data: string }[] }[] };
}

/** Who one is comes from the server, and goes into what is sent next. */
const scenario = {
  name: 'who am I',
  target: 'chat',
  pace: 'answers',
  steps: [
    { name: 'is welcome', expect: { like: { type: 'welcome' } }, extract: { guest: '$.name' } },
    { send: { json: { type: 'join', room: 'kitchen', name: 'again-${guest}', id: 1 } } },
    { name: 'is known', expect: { like: { type: 'joined', name: 'again-${guest}' } } },
    { send: { json: { type: 'message', text: 'hello', id: 2 } } },
    { name: 'is answered', expect: { paths: { '$.ref': 2, '$.text': 'hello' } } },
  ],
};

/** Told in order: each step goes on from where the one before left the window. */
describe('a conversation that is handed over', () => {
  const story = tellInWindow({ server: demo });
  const { file, rows } = story;

  beforeAll(async () => {
    const profile = { name: 'chat', url: `${story.url}/chat`, headers: [['Authorization', `Bearer ${token}`]] };
    await story.write('.vscode/websockets.json', JSON.stringify({ profiles: [profile] }));
    await story.write('who.wsreplay.json', JSON.stringify(scenario, null, 2));
  });

  const copies = (): Locator => rows().filter({ has: story.panel.locator('.copied') });
  const send = async (text: string, answer: RegExp): Promise<void> => {
    await story.send(text);
    await rows().filter({ hasText: answer }).first().waitFor();
  };

  it('is exported without its secrets, and all lengths are as they were', async () => {
    await runCommand(story.page, 'WebSocket: Connect…');
    await quickPick(story.page, 'chat');
    await story.lookAtPanel();
    await rows().filter({ hasText: 'welcome' }).first().waitFor();
    await send('{"type":"join","room":"kitchen","id":1}', /"history","room":"kitchen"/);
    await send(`{"type":"message","text":"pay","card":"${card}","id":2}`, /"text":"pay".*"ref":2/);
    for (const [name, how] of [
      ['clean.har', ['Without credentials, and more', { typed: '$..card' }]],
      ['sent.har', ['As it was sent']],
    ] as const) {
      await runAndAnswer(story.page, 'WebSocket: Export Capture…', ['HAR', ...how]);
      const place = story.page.locator('.quick-input-widget:visible input').first();
      await expect.poll(() => place.inputValue()).toMatch(/\.har$/);
      await quickInput(story.page, file(name));
      await story.page.getByText(`Saved ${name}: `).first().waitFor({ state: 'attached' });
    }
    const [clean, sent] = await Promise.all([readFile(file('clean.har'), 'utf8'), readFile(file('sent.har'), 'utf8')]);
    for (const secret of [token, card]) expect([clean.includes(secret), sent.includes(secret)]).toEqual([false, true]);
    const lengths = (har: string): number[] =>
      (JSON.parse(har) as Har).log.entries[0]!._webSocketMessages.map(({ data }) => data.length);
    expect(lengths(clean)).toEqual(lengths(sent).slice(0, lengths(clean).length));
  });

  it('is replayed answer by answer from one bookmark to another, on a new connection', async () => {
    for (const text of ['"type":"join"', card]) {
      await chooseFromMenu(story.page, rows().filter({ hasText: text }).first(), 'Toggle Bookmark');
      await rows().filter({ hasText: text }).first().locator('.bookmark').waitFor();
    }
    await runAndAnswer(story.page, 'WebSocket: Replay…', [
      ...['From the first bookmark to the last', 'Messages only', 'Answer by answer', 'By an id, else by number'],
      ...[{ typed: '5000' }, 'Send now', 'A new connection'],
    ]);
    await story.page.getByText('The replay has ended: 2 sent in').first().waitFor({ state: 'attached' });
    await story.lookAtPanel();
    await expect.poll(() => copies().count()).toBe(2);
    await screenshot(story.page, 'handed-over-replayed');
  });

  it('is replayed of a range of time', async () => {
    await runAndAnswer(story.page, 'WebSocket: Replay…', [
      ...['A range of time', { typed: '2020-01-01 00:00:00 to 2099-01-01 00:00:00' }, 'Messages only'],
      ...['As fast as possible', 'Send now', 'This connection'],
    ]);
    await expect.poll(() => copies().count()).toBe(4);
  });

  it('is compared with its replay, and each is told by when it began', async () => {
    await runAndAnswer(story.page, 'WebSocket: Compare Captures…', ['chat', 'chat', { typed: '$..time' }]);
    await story.page.getByRole('tab', { name: /^chat \d\d:\d\d:\d\d ↔ chat \d\d:\d\d:\d\d: \d+ changed/ }).waitFor();
    await screenshot(story.page, 'handed-over-compared');
  });

  it('is edited as a table, and passes in the Test Explorer as in a terminal', async () => {
    await runCommand(story.page, 'View: Show Explorer');
    await story.page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'who.wsreplay.json' }).dblclick();
    await story.page.locator('.view-line').filter({ hasText: 'who am I' }).waitFor();
    await runCommand(story.page, 'WebSocket: Edit Scenario as Table');
    const table = await panelFrame(story.page);
    await table.getByLabel('Content of step 4').fill('{"type":"message","text":"hello","id":2,"edited":true}');
    await table.getByLabel('Content of step 4').press('Control+Enter');
    await screenshot(story.page, 'handed-over-table');
    await runCommand(story.page, 'File: Save');
    await expect.poll(() => readFile(file('who.wsreplay.json'), 'utf8')).toContain('"edited"');
    await runCommand(story.page, 'Test: Run All Tests');
    const results = story.page.locator('.test-output-peek-tree, .test-output-peek').first();
    await results.getByText('is answered').first().waitFor({ timeout: 60_000 });
    await expect.poll(() => story.page.locator('.xterm-rows').first().innerText()).toContain('✓ is answered');
    await screenshot(story.page, 'handed-over-tests');
    const program = join(repository, 'dist/cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'run', file('who.wsreplay.json')]);
    expect(stdout.match(/✓ is \w+/g)).toEqual(['✓ is welcome', '✓ is known', '✓ is answered']);
  });
});
