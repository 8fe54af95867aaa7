/** A payload in the Hex Editor: another extension, which a stand-in of its name plays here. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../support/folders.ts';
import { chooseFromMenu } from './support/contextMenu.ts';
import { startSocketServer } from './support/socketServer.ts';
import { runCommand } from './support/quickInput.ts';
import { tellInWindow, type StoryOptions } from './support/windowStory.ts';

const payload = Buffer.from('00ff7f0a8001', 'hex');
const server: StoryOptions['server'] = () => startSocketServer((socket) => socket.send(payload));
const item = 'Open in Hex Editor';

describe('a payload, where the Hex Editor is installed', () => {
  const story = tellInWindow({
    window: { others: [join(repository, 'test/ui/support/bytesEditor')] },
    server,
  });

  beforeAll(() => story.connect('/'));

  it('opens in it, byte for byte', async () => {
    await chooseFromMenu(story.page, story.row(1), item);
    await story.page.getByRole('tab', { name: / 1\.bin/ }).waitFor();
    await story.page
      .frameLocator('iframe.webview.ready[src*="extensionId=ms-vscode.hexeditor"]')
      .frameLocator('iframe#active-frame')
      .getByText(payload.toString('hex'))
      .waitFor();
  });
});

describe('a payload, where it is not', () => {
  const story = tellInWindow({ server });

  beforeAll(() => story.connect('/'));

  it('stays where it is, and what is missing is said', async () => {
    await story.row(1).click();
    await runCommand(story.page, `WebSocket: ${item}`);
    const said = story.page
      .locator('.notifications-center')
      .getByText('The extension Hex Editor (ms-vscode.hexeditor) is not installed');
    await expect
      .poll(async () => {
        await runCommand(story.page, 'Notifications: Show Notifications');
        return said.count();
      })
      .toBe(1);
    await story.page.getByRole('button', { name: 'Show Extension' }).first().waitFor();
    await runCommand(story.page, 'Notifications: Clear All Notifications');
    await said.waitFor({ state: 'hidden' });
  });
});
