/** Two panels, the row with the same number selected in each, and one Frame Inspector, in the real window. */
import type { WebSocket } from 'ws';
import { beforeAll, describe, it } from 'vitest';
import { startSocketServer } from './support/socketServer.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

let connections = 0;

describe('rows of two connections with the same number and length', () => {
  const story = tellInWindow({
    // What is chosen for text here is no other story's.
    window: {},
    server: () => startSocketServer((socket: WebSocket) => socket.send((connections++ === 0 ? 'a' : 'b').repeat(8))),
  });
  const hex = (bytes: string) => sidebarFrame(story.page).locator('#payload-panel').getByText(bytes).first();
  const panel = (name: string) => story.page.locator('.part.editor .tab').filter({ hasText: name });

  beforeAll(async () => {
    await openSidebar(story.page);
    await story.connect('/one', '/one');
  });

  it('have their own bytes in the Frame Inspector, whichever panel is looked at', async () => {
    await story.row(1).click();
    await sidebarFrame(story.page).getByRole('tab', { name: 'Hex' }).click();
    await hex('61 61 61 61').waitFor();
    await story.connect('/two', '/two');
    await story.row(1).click();
    await hex('62 62 62 62').waitFor();
    await panel('/one').click();
    await hex('61 61 61 61').waitFor();
    await panel('/two').click();
    await hex('62 62 62 62').waitFor();
  });
});
