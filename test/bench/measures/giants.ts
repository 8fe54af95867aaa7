import type { Frame, Page } from 'playwright-core';
import type { Measurement } from '../bench.ts';
import { fromEventToDrawn } from '../moment.ts';
import { inspectorFrame, panelFrame } from '../panelFrame.ts';
import { result } from '../result.ts';
import { openSideBar } from '../sideBar.ts';
import { assertWhole } from './ours.ts';

/** How long a person waits for the bytes of a payload of 100 MiB. */
export const giants: Measurement = {
  about: 'payloads of 100 MiB as hex',
  async measure(bench) {
    const { peers, scale } = bench;
    const window = await bench.window();
    await window.deleteCaptures(peers.senderUrl('text128', 1));
    const run = await window.call('stream', { urls: [peers.giantsUrl(scale.giants)], show: true });
    await assertWhole(window, run);
    await openSideBar(window.page);
    const panel = await panelFrame(window.page);
    const inspector = await inspectorFrame(window.page);
    const times: number[] = [];
    for (let number = 1; number <= scale.giants; number++) {
      await select(panel, scale.giants + 1);
      await inspector.getByRole('article', { name: `Frame ${scale.giants + 1}` }).waitFor();
      const look = { isThere: isDrawn, about: `Frame ${number}` };
      times.push(await fromEventToDrawn(panel, 'pointerdown', inspector, look, () => select(panel, number)));
    }
    await window.call('closePanels', null);
    return [
      result({
        what: 'click on a row with a payload of 100 MiB → its first screen of hex drawn',
        rounds: times,
        unit: 'ms',
        bar: { is: 'at-most', limit: 200 },
        how: 'From the press of the mouse on the row to the animation frame after the one in which the Frame Inspector has the header, the length and the first lines of hex, on the browser’s clock; another payload each time, after the row of a close frame.',
      }),
    ];
  },
};

function select(panel: Frame | Page, number: number): Promise<void> {
  return panel.locator(`#rows [role=row][aria-rowindex="${number}"]`).click();
}

/** Runs in the Frame Inspector’s page. */
function isDrawn(name: string): boolean {
  const article = document.querySelector(`article[aria-label="${name}"]`);
  const line = article?.querySelector('.hex')?.firstElementChild?.textContent ?? '';
  return line.includes('00 01 02 03 04 05 06 07') && article?.textContent.includes('104,857,600') === true;
}
