import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../../../src/contract/model.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const since = new Date(2026, 2, 1, 14, 3, 22).getTime();
const failed: Recording = { state: 'failed', lostFrames: 1204, since, error: 'ENOSPC: no space left on device, write' };

const notice = (page: Page) => page.locator('.notice.failure');
const clear = (page: Page) => page.getByRole('button', { name: 'Clear and record again' });

describe('a recording that has failed', () => {
  it('is told with its time, its losses, its cause and what helps', async () => {
    const { page, host } = await openPanel();
    host.tell({ recording: failed });
    await expect
      .poll(() => notice(page).locator('.notice-words').textContent())
      .toBe(
        'Nothing has been recorded since 2026-03-01 14:03:22. 1,204 frames are lost. ' +
          'The disk is full (ENOSPC: no space left on device, write). The connection goes on. ' +
          'Clearing frees the room of this capture; others can be deleted under Recent Captures.',
      );
  });

  it('counts on without being read out again', async () => {
    const { page, host } = await openPanel();
    host.tell({ recording: failed });
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.textContent()).toBe('Nothing has been recorded since 2026-03-01 14:03:22.');
    await alert.evaluate((element) => element.setAttribute('data-seen', 'before'));
    host.tell({ recording: { ...failed, lostFrames: 99_000 } });
    await page.getByText('99,000 frames are lost.').waitFor();
    expect(await alert.getAttribute('data-seen')).toBe('before');
    expect(await alert.textContent()).toBe('Nothing has been recorded since 2026-03-01 14:03:22.');
  });

  it('begins anew at a click', async () => {
    const { page, host } = await openPanel();
    host.tell({ recording: failed });
    await clear(page).click();
    await expect.poll(() => host.commands).toEqual(['clear']);
    host.tell({ recording: { state: 'on', lostFrames: 0 }, generation: 1 });
    await notice(page).waitFor({ state: 'detached' });
  });

  it('does not say that nothing has passed where there are no rows', async () => {
    const { page, host } = await openPanel({ prepare: (fake) => (fake.frames = 0) });
    await page.getByText('Waiting for the first frame…').waitFor();
    host.tell({ recording: failed });
    await page.getByText('No frame is recorded.').waitFor();
    expect(await page.getByText('Waiting for').count()).toBe(0);
  });

  it('that was cleared says so, and not that nothing has ever passed', async () => {
    const { page, host } = await openPanel({ prepare: (fake) => (fake.frames = 0) });
    await page.getByText('Waiting for the first frame…').waitFor();
    host.tell({ generation: 1 });
    await page.getByText('The capture was cleared.').waitFor();
    await page.getByText('nothing has been received or sent since.').waitFor();
    host.tell({ generation: 1, state: 'closed' });
    await page.getByText('nothing has been received').waitFor({ state: 'detached' });
    await page.getByText('The capture was cleared.').waitFor();
  });

  it('says why it could not begin anew', async () => {
    const { page, host } = await openPanel();
    host.refusals.clear = 'The record could not be begun anew.';
    host.tell({ recording: failed });
    await clear(page).click();
    await page.getByText('The record could not be begun anew.').waitFor();
    expect(await clear(page).count()).toBe(1);
  });

  it('leaves only a new connection once this one is closed', async () => {
    const { page, host } = await openPanel();
    host.tell({ recording: failed, state: 'closed', ended: since });
    await page.getByText('Nothing was recorded after 2026-03-01 14:03:22.').waitFor();
    expect(await clear(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Connect again' }).click();
    await expect.poll(() => host.commands).toEqual(['reconnect']);
  });
});

describe('a recording that is paused', () => {
  it('is told once that lasts', async () => {
    const { page, host } = await openPanel();
    host.tell({ recording: { state: 'paused', lostFrames: 0, since } });
    await page.getByText('which waits for it since 2026-03-01 14:03:22. Nothing is lost.').waitFor();
    host.tell({ recording: { state: 'on', lostFrames: 0 } });
    await page.locator('.notice').waitFor({ state: 'detached' });
  });
});
