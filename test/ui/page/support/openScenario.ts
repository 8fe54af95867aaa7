/** The table of a scenario as it is built, with the text of the file held by the test. */
import { applyEdits } from 'jsonc-parser';
import type { Page } from 'playwright-core';
import { RpcChannel, RpcError } from '../../../../src/contract/rpc.ts';
import type { ScenarioTableCalls, ScenarioTableEvents } from '../../../../src/contract/scenarioTable.ts';
import { tableEdits } from '../../../../src/host/scenarios/table/tableEdits.ts';
import { scenarioTable } from '../../../../src/host/scenarios/table/tableView.ts';
import { changedMeanwhile } from '../../../../src/host/scenarios/table/failures.ts';
import { newPage, origin, paint, portTo, serve } from './openPanel.ts';
import type { ThemeName } from './themes.ts';

export interface HeldScenario {
  page: Page;
  /** The file, as it is by now. */
  text: () => string;
  /** What was asked for that is not of the text: `run itself`, `showText 2`, `chooseTarget`. */
  asked: string[];
  /** Somebody else changes the file. */
  change: (text: string) => void;
}

export async function openScenario(
  written: string,
  { theme, language }: { theme?: ThemeName; language?: 'de' } = {},
): Promise<HeldScenario> {
  const page = await newPage({ width: 1000, height: 600 });
  await serve(page, 'scenario', { language });
  await paint(page, theme, 'editor');
  const asked: string[] = [];
  let text = written;
  let version = 1;
  const port = await portTo(page);
  const channel = new RpcChannel<Record<string, never>, Record<string, never>, ScenarioTableCalls, ScenarioTableEvents>(
    port,
    {
      table: ({ start }) => scenarioTable(text, version, start),
      edit: ({ version: of, edit }) => {
        if (of !== version) throw new RpcError(changedMeanwhile().failure);
        change(applyEdits(text, tableEdits(text, edit)));
        return null;
      },
      chooseTarget: () => {
        asked.push('chooseTarget');
        return null;
      },
      run: ({ how }) => {
        asked.push(`run ${how}`);
        return null;
      },
      showText: ({ step }) => {
        asked.push(`showText ${step ?? ''}`);
        return null;
      },
    },
  );
  const change = (next: string): void => {
    text = next;
    version++;
    channel.emit('changed', null);
  };
  await page.goto(`${origin}/`);
  await page.getByRole('table').waitFor();
  return { page, text: () => text, asked, change };
}
