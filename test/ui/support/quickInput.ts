import type { Locator, Page } from 'playwright-core';

const startLimit = 60_000;

/** The quick input: command palette, quick picks and input boxes. */
function widget(page: Page): Locator {
  return page.locator('.quick-input-widget:visible');
}

function input(page: Page): Locator {
  return widget(page).locator('.quick-input-filter input, .quick-input-box input').first();
}

/** Opens the command palette, finds the command by its whole title and runs it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const option = widget(page)
    .locator('.monaco-list-row')
    .filter({ has: page.getByText(title, { exact: true }) });
  // Until the extension host knows the extensions the palette lacks their commands, and does not add them while open.
  const deadline = Date.now() + startLimit;
  for (;;) {
    await page.keyboard.press('F1');
    try {
      await input(page).fill(`>${title}`, { timeout: 2_000 });
      await option.first().click({ timeout: 2_000 });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await leave(page);
    }
  }
}

/** Where it is open: else the key would be another part's, and a table would select nothing any more. */
async function leave(page: Page): Promise<void> {
  await input(page)
    .press('Escape', { timeout: 1_000 })
    .catch(() => undefined);
}

/** Types into the input box or quick pick that is asking (not the palette), and accepts with Enter. */
export async function quickInput(page: Page, text: string, options: { timeout?: number } = {}): Promise<void> {
  await asking(page, options);
  await input(page).fill(text, options);
  await input(page).press('Enter', options);
}

/** Chooses the entry with this label from the quick pick that is asking. */
export async function quickPick(page: Page, label: string | RegExp, options: { timeout?: number } = {}): Promise<void> {
  await asking(page, options);
  await widget(page).locator('.monaco-list-row').filter({ hasText: label }).first().click(options);
}

/**
 * Runs a command that asks for several things, by labels or by what is typed. As with `runAndPick`, it is all asked again
 * where a panel that got the focus back late has closed a question.
 */
export async function runAndAnswer(page: Page, title: string, answers: (string | { typed: string })[]): Promise<void> {
  const deadline = Date.now() + startLimit;
  for (;;) {
    await runCommand(page, title);
    try {
      for (const answer of answers) {
        if (typeof answer === 'string') await quickPick(page, answer, { timeout: 5_000 });
        else await quickInput(page, answer.typed, { timeout: 5_000 });
      }
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await leave(page);
    }
  }
}

/**
 * Runs a command that asks, and chooses. VS Code gives the focus back to a panel once the palette has closed, at times
 * only when the question is there, which that closes: then the command is run again, as a person would.
 */
export function runAndPick(page: Page, title: string, label: string | RegExp): Promise<void> {
  return runAndChoose(page, title, async (rows, patience) => {
    await rows.filter({ hasText: label }).first().click(patience);
  });
}

/** The same where several may be chosen: each label is changed from what it was. */
export function runAndToggle(page: Page, title: string, labels: readonly string[]): Promise<void> {
  return runAndChoose(page, title, async (rows, patience) => {
    for (const label of labels) await rows.filter({ hasText: label }).first().click(patience);
    await widget(page).getByRole('button', { name: 'OK' }).click(patience);
  });
}

async function runAndChoose(
  page: Page,
  title: string,
  choose: (rows: Locator, patience: { timeout: number }) => Promise<void>,
): Promise<void> {
  const deadline = Date.now() + startLimit;
  for (;;) {
    await runCommand(page, title);
    await asking(page);
    try {
      await choose(widget(page).locator('.monaco-list-row'), { timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** Leaves the quick input. */
export async function dismissQuickInput(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await widget(page).waitFor({ state: 'hidden' });
}

/** Resolves when another quick input than the palette is open. */
async function asking(page: Page, options: { timeout?: number } = {}): Promise<void> {
  const isAsking = (): boolean => {
    const shown = [...document.querySelectorAll<HTMLElement>('.quick-input-widget')].find((one) => one.offsetParent);
    const field = shown?.querySelector<HTMLInputElement>('.quick-input-filter input, .quick-input-box input');
    return field ? !field.value.startsWith('>') : false;
  };
  await page.waitForFunction(isAsking, undefined, options);
}
