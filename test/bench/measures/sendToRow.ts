import type { Measurement } from '../bench.ts';
import { panelFrame } from '../panelFrame.ts';
import { amount, result } from '../result.ts';
import { percentile } from '../statistics.ts';
import { within } from '../within.ts';

interface Seen {
  sent: number;
  received: number;
}

/** Sends that are not counted: a window that was just opened has other things to do, too. */
const WARM_UP = 20;

/** What a person waits for after pressing Send. */
export const sendToRow: Measurement = {
  about: 'send → row visible in the real window',
  async measure(bench) {
    const window = await bench.window();
    await window.call('open', { url: bench.peers.echoUrl });
    const frame = await panelFrame(window.page);
    const box = frame.getByRole('textbox', { name: 'Message' });
    await frame.getByText('Open', { exact: true }).waitFor();
    const seen: Seen[] = [];
    for (let number = -WARM_UP; number < bench.scale.sends; number++) {
      const text = `message ${number} of ${bench.scale.sends}.`;
      await box.fill(text);
      const times = await within(15_000, 'the row appears', frame.evaluate(sendAndWatch, text));
      if (number >= 0) seen.push(times);
    }
    await window.call('closePanels', null);
    return (['sent', 'received'] as const).map((which) => {
      const times = seen.map((one) => one[which]);
      return result({
        what: `send → ${which === 'sent' ? 'its row' : 'the row of its echo'} visible in the table, p95`,
        rounds: [percentile(times, 95)],
        unit: 'ms',
        bar: { is: 'at-most', limit: 100 },
        how: `${times.length} sends to an echo server, after ${WARM_UP} that are not counted, from the click on Send to the animation frame that draws the row, on the clock of the panel’s page; p50 ${amount(percentile(times, 50))} ms, longest ${amount(Math.max(...times))} ms.`,
      });
    });
  },
};

/** Runs in the panel’s page. */
function sendAndWatch(text: string): Promise<Seen> {
  const button = [...document.querySelectorAll<HTMLElement>('vscode-button, button')].find(
    (one) => one.textContent.trim() === 'Send',
  );
  if (!button) throw new Error('There is no button Send.');
  return new Promise((resolve, reject) => {
    const seen: Partial<Seen> = {};
    let began = 0;
    const look = (): void => {
      const now = performance.now();
      for (const row of document.querySelectorAll('[role=row]')) {
        const words = row.textContent;
        if (!words.includes(text)) continue;
        if (words.includes('sent')) seen.sent ??= now - began;
        if (words.includes('received')) seen.received ??= now - began;
      }
      const { sent, received } = seen;
      if (sent !== undefined && received !== undefined) resolve({ sent, received });
      else if (now - began > 10_000) reject(new Error('The row did not appear in ten seconds.'));
      else requestAnimationFrame(look);
    };
    const whenReady = (tries: number): void => {
      if (!button.hasAttribute('disabled')) {
        began = performance.now();
        button.click();
        requestAnimationFrame(look);
      } else if (tries > 0) {
        requestAnimationFrame(() => whenReady(tries - 1));
      } else {
        reject(new Error('Send stays disabled.'));
      }
    };
    whenReady(300);
  });
}
