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
      await page.keyboard.press('Escape');
    }
  }
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
      await page.keyboard.press('Escape');
    }
  }
}

/**
 * Runs a command that asks, and chooses. VS Code gives the focus back to a panel once the palette has closed, at times
 * only when the question is there, which that closes: then the command is run again, as a person would.
 */
export async function runAndPick(page: Page, title: string, label: string | RegExp): Promise<void> {
  const deadline = Date.now() + startLimit;
  for (;;) {
    await runCommand(page, title);
    await asking(page);
    try {
      await widget(page).locator('.monaco-list-row').filter({ hasText: label }).first().click({ timeout: 5_000 });
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
