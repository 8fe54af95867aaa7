import { describe, expect, it } from 'vitest';
import { demo, tellInWindow } from './support/windowStory.ts';

describe('while a server takes its time to answer', () => {
  const story = tellInWindow({ server: demo });

  it('nothing has failed', async () => {
    await story.connect('/slow?ms=60000');
    await story.state('Connecting').waitFor();
    await story.panel.getByRole('tab', { name: 'Handshake' }).click();
    await story.panel.getByText('Waiting for the answer.').waitFor();
    expect(await story.panel.locator('.is-failed').count()).toBe(0);
  });

  it('the attempt can be given up', async () => {
    await story.panel.getByRole('button', { name: 'Close connection' }).click();
    await story.state('Failed').waitFor();
    await story.panel.getByText('was given up').waitFor();
    await story.panel.getByText('No response was received.').waitFor();
    expect(await story.panel.locator('.is-failed').count()).toBeGreaterThan(0);
  });
});
