import type { Frame } from 'playwright-core';
import type { Measurement } from '../bench.ts';
import { fromEventToDrawn } from '../moment.ts';
import { panelFrame } from '../panelFrame.ts';
import { amount, result } from '../result.ts';
import { median, percentile } from '../statistics.ts';
import { ours } from './ours.ts';

/** What is in the filter, the key, and what every row on the screen has in it afterwards, and not every one had before. */
interface Case {
  before: string;
  key: string;
  rows: string;
}

/** A third of the messages, another third, one in two thousand, one in two hundred. */
const cases: readonly Case[] = [
  { before: '', key: 'h', rows: '"sym":"ETH"' },
  { before: '', key: 'o', rows: '"sym":"SOL"' },
  { before: '123', key: '4', rows: '"id":1234,' },
  { before: '$.price > 109', key: '9', rows: '"price":1099' },
];

/** How long a person waits for the first rows of what is typed. */
export const keystroke: Measurement = {
  about: 'a key in the filter over 1,000,000 messages',
  async measure(bench) {
    const window = await bench.window();
    const { frames, result: run } = await ours(bench, window, 'text128', bench.scale.messages);
    await window.call('show', { session: run.connections[0]!.id });
    const panel = await panelFrame(window.page);
    await panel.getByRole('tab', { name: 'Messages' }).click();
    const times: number[] = [];
    try {
      await press(panel, cases[0]!, 0);
      for (let round = 1; round <= bench.scale.keys; round++) {
        for (const one of cases) times.push(await press(panel, one, round));
      }
    } finally {
      await window.call('closePanels', null);
    }
    const keys = cases.map(({ before, key }) => `\`${key}\`${before === '' ? '' : ` after \`${before}\``}`);
    return [
      result({
        what: `a key in the filter over ${amount(frames)} messages → its first rows drawn, p95`,
        rounds: [percentile(times, 95)],
        unit: 'ms',
        bar: { is: 'at-most', limit: 150 },
        how: `${times.length} times in the real window, from the key’s event in the filter box to the animation frame after the one in which each row on the screen is one that matches: ${keys.join(', ')}; each time a filter that was not asked for before; p50 ${amount(median(times))} ms, longest ${amount(Math.max(...times))} ms.`,
      }),
    ];
  },
};

/** Spaces before it make it a filter that was not asked for before. */
async function press(panel: Frame, { before, key, rows }: Case, round: number): Promise<number> {
  const box = panel.getByRole('searchbox', { name: 'Filter' });
  await box.fill(' '.repeat(round) + before);
  await searched(panel);
  if (await panel.evaluate(allHave, rows)) throw new Error(`Before ${key} all rows have ${rows} already.`);
  return fromEventToDrawn(panel, 'keydown', panel, { isThere: allHave, about: rows }, () => box.press(key));
}

/** Waits until the rows are those of the filter, and all of them. */
async function searched(panel: Frame): Promise<void> {
  const count = panel.locator('output.count');
  for (let before = '', same = 0; same < 4;) {
    const now = await count.innerText();
    same = now === before && !now.includes('%') ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the panel’s page. */
function allHave(words: string): boolean {
  const rows = [...document.querySelectorAll('#rows [role=row]')];
  return rows.length > 0 && rows.every((row) => row.textContent.includes(words));
}
