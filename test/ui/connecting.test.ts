import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { panelFrame } from './support/webviews.ts';

describe('while a server takes its time to answer', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow({ settings: { 'websocketInspector.connect.timeout': 600_000 } });
    page = window.page;
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  it('nothing has failed', async () => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/slow?ms=60000`);
    panel = await panelFrame(page);
    await panel.getByText('Connecting', { exact: true }).waitFor();
    await panel.getByRole('tab', { name: 'Handshake' }).click();
    await panel.getByText('Waiting for the answer.').waitFor();
    expect(await panel.locator('.is-failed').count()).toBe(0);
  });

  it('the attempt can be given up', async () => {
    await panel.getByRole('button', { name: 'Close connection' }).click();
    await panel.getByText('Failed', { exact: true }).waitFor();
    await panel.getByText('was given up').waitFor();
    await panel.getByText('No response was received.').waitFor();
    expect(await panel.locator('.is-failed').count()).toBeGreaterThan(0);
  });
});
