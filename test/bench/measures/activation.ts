import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { median } from '../statistics.ts';

/** What the extension costs a window that may never use it. */
export const activation: Measurement = {
  about: 'activation time',
  async measure({ scale, vscode }) {
    const figures: number[] = [];
    const calls: number[] = [];
    const firstUses: number[] = [];
    const secondUses: number[] = [];
    for (let round = 0; round < scale.activations; round++) {
      const window = await vscode.open();
      try {
        // A list draws only what there is room for.
        await window.page.setViewportSize({ width: 1440, height: 3000 });
        const { milliseconds, firstUse, secondUse } = await window.call('activate', null);
        calls.push(milliseconds);
        firstUses.push(firstUse);
        secondUses.push(secondUse);
        const row = window.page
          .locator('.runtime-extensions-editor .monaco-list-row')
          .filter({ hasText: /websocket.inspector/i });
        const text = await row.first().innerText({ timeout: 30_000 });
        const figure = /Activation:\s*(\d+)\s*ms/.exec(text)?.[1];
        if (figure === undefined) throw new Error(`VS Code tells no activation time: ${text}`);
        figures.push(Number(figure));
      } finally {
        await window.close();
      }
    }
    return [
      result({
        what: 'activation, the engine not started',
        rounds: figures,
        unit: 'ms',
        bar: { is: 'at-most', limit: 30 },
        how: `VS Code’s own figure in *Developer: Show Running Extensions*: loading \`dist/extension.js\` and \`activate()\`, in a fresh extension host each time, once the other extensions have started. \`extension.activate()\` called from another extension, with the way through the window: ${amount(median(calls))} ms.`,
      }),
      result({
        what: 'the first command, the rest of the extension loaded for it',
        rounds: firstUses,
        unit: 'ms',
        how: `A command that finds nothing to do, called from another extension, with the way through the window: it loads \`dist/main.js\`, builds the services and fills the views. The second time: ${amount(median(secondUses))} ms.`,
      }),
    ];
  },
};
