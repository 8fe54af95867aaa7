import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

describe('a page that has its first rows from its beginning', () => {
  closesBrowser();

  it('draws them before its host has answered anything', async () => {
    const { page } = await openPanel({
      begins: true,
      prepare: (fake) => {
        fake.frames = 1_000_000;
        fake.look = { ...fake.look, density: 'compact' };
        fake.layout = { columns: ['id', 'preview'], widths: {} };
        fake.silent = true;
      },
    });
    const rows = page.getByRole('grid', { name: 'Frames' }).getByRole('row');
    await rows.last().getByText('row 1000000').waitFor();
    expect(await rows.last().locator('[role=gridcell]').count()).toBe(2);
    expect((await rows.last().boundingBox())!.height).toBe(18);
    await page.getByText('Open', { exact: true }).waitFor();
  });

  it('asks nevertheless, and goes on with what holds then', async () => {
    const { page, host } = await openPanel({ begins: true });
    await expect.poll(() => host.questions.length).toBeGreaterThan(0);
    host.frames = 250;
    host.tell();
    await page.getByRole('grid', { name: 'Frames' }).getByText('row 250').waitFor();
  });
});
