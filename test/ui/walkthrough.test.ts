/** The walkthrough as a newcomer does it; pictures of its steps are made here. */
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { quickInput, runAndPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

const size = { width: 1120, height: 640 };

const story = tellInWindow({ window: { size } });
const { rows } = story;

function step(title: string): Locator {
  return story.page.locator('.getting-started-step').filter({ hasText: title });
}

/** The walkthrough's page, with this step unfolded. */
async function showStep(title: string): Promise<void> {
  // VS Code opens its own start page instead where it has not read the extension's walkthrough yet.
  const opened = async () => {
    await runCommand(story.page, 'WebSocket: Open Walkthrough');
    return step(title)
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
  };
  await expect.poll(opened, { timeout: 60_000 }).toBe(true);
  await step(title).click();
}

async function isDone(title: string): Promise<void> {
  await showStep(title);
  await step(title).locator('.codicon-getting-started-step-checked.complete').waitFor();
}

it('has five steps', async () => {
  await showStep('Watch a feed');
  expect(await story.page.locator('.getting-started-step').count()).toBe(5);
});

it('opens the market at a click', async () => {
  await showStep('Watch a feed');
  await story.page.getByRole('button', { name: 'Watch the Market' }).click();
  await story.lookAtPanel();
  await expect.poll(() => rows().count()).toBeGreaterThan(12);
  await screenshot(story.page, 'connect');
  await isDone('Watch a feed');
});

it('is done with filtering once rows were filtered', async () => {
  await story.page.getByRole('tab', { name: /market/ }).click();
  await story.lookAtPanel();
  const filter = story.filter();
  await filter.fill('$.sym == "ETH"');
  await filter.press('Enter');
  await expect.poll(() => rows().filter({ hasText: 'ETH' }).count()).toBeGreaterThan(3);
  await screenshot(story.page, 'filter');
  await isDone('Find the rows');
});

it('is done with reading once a row was selected, in its own view of the sidebar', async () => {
  await showStep('Read a frame');
  await story.page.getByRole('button', { name: 'Show the Frame Inspector' }).click();
  await story.page.getByRole('tab', { name: /market/ }).click();
  await story.lookAtPanel();
  await rows().filter({ hasText: 'ETH' }).nth(2).click();
  const inspector = sidebarFrame(story.page);
  await inspector.getByRole('tree', { name: 'JSON' }).getByText('"ETH"').waitFor();
  // High enough for header, times and payload.
  await story.page.setViewportSize({ width: 1120, height: 800 });
  await story.page.getByRole('button', { name: 'Profiles Section' }).click();
  await inspector.getByRole('tree', { name: 'JSON' }).scrollIntoViewIfNeeded();
  await screenshot(story.page, 'inspect');
  await story.page.getByRole('button', { name: 'Profiles Section' }).click();
  await story.page.setViewportSize(size);
  await isDone('Read a frame');
});

it('is done with sending once a message was sent', async () => {
  await showStep('Answer, edit');
  await story.page.getByRole('button', { name: 'Open the Chat' }).click();
  await story.lookAtPanel('chat');
  await story.send('{"type":"message","text":"Why does my socket close?"}');
  await rows().filter({ hasText: 'my socket close' }).filter({ hasText: 'received' }).first().waitFor();
  await screenshot(story.page, 'send');
  await isDone('Answer, edit');
});

it('is done with keeping once a profile was saved', async () => {
  await story.page.getByRole('tab', { name: /chat/ }).click();
  await story.lookAtPanel('chat');
  await runAndPick(story.page, 'WebSocket: Save Connection as Profile…', 'Workspace');
  await quickInput(story.page, 'Demo chat');
  await story.page.getByRole('treeitem', { name: /Demo chat/ }).waitFor();
  await screenshot(story.page, 'keep');
  await isDone('Keep it');
});
