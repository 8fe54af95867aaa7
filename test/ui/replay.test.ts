import { describe, expect, it } from 'vitest';
import { runAndAnswer } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame } from './support/webviews.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

/** Told in order: each step goes on from where the one before left the window. */
describe('a conversation that is replayed', () => {
  const story = tellInWindow({ server: demo });
  const { rows } = story;

  it('is marked in the panel of the new connection', async () => {
    await story.connect('/echo');
    await story.state('Open').waitFor();
    await story.send('{"id":1,"op":"hello"}');
    await rows().filter({ hasText: 'hello' }).filter({ hasText: 'received' }).first().waitFor();
    const choices = ['Everything sent', 'Messages only', 'As fast as possible', 'Send now', 'This connection'];
    await runAndAnswer(story.page, 'WebSocket: Replay…', choices);
    const copy = rows().filter({ has: story.panel.locator('.copied') });
    await copy.first().waitFor();
    expect(await copy.count()).toBe(1);
    await screenshot(story.page, 'replay-copies');
  });

  it('is edited before it is sent, in a table, and as text with lenses above it', async () => {
    const questions = ['Everything sent', 'Messages only', 'Answer by answer', 'By an id, else by number'];
    await runAndAnswer(story.page, 'WebSocket: Replay…', [...questions, { typed: '2000' }, 'Edit before sending']);
    const table = await panelFrame(story.page);
    await table.getByLabel('Content of step 1').fill('{"id":1,"op":"edited"}');
    await table.getByLabel('Content of step 1').press('Control+Enter');
    await table.getByText('As it is it cannot be run').waitFor({ state: 'detached' });
    await screenshot(story.page, 'replay-table');
    await table.getByRole('button', { name: 'Edit as text' }).click();
    await story.page.locator('.view-line').filter({ hasText: 'edited' }).waitFor();
    await story.page.locator('.codelens-decoration a').filter({ hasText: 'Run on…' }).waitFor();
    await screenshot(story.page, 'replay-edited');
  });
});
