import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { reportMark } from '../outcome.ts';
import { windowAddress, type WindowOptions } from './address.ts';
import { launchBrowser } from './browser.ts';
import type { VscodeServer } from './server.ts';

const runLimit = 8 * 60_000;

/**
 * Opens a window whose extension host runs tests; resolves to how their `run()` ended: 0 where it resolved.
 * What the tests say is printed, all else goes to the log file.
 */
export async function runTestsInWindow(
  server: VscodeServer,
  window: WindowOptions & { extensionTestsPath: string },
  logFile: string,
): Promise<number> {
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const ended = exitCode(page);
    // VS Code's test driver calls it with all that the window and its extension host log.
    await page.exposeFunction('codeAutomationLog', (level: string, args: unknown[]) => {
      const text = args.map(String).join(' ');
      if (text.startsWith(reportMark)) console.log(text.replaceAll(reportMark, '  '));
      log.write(`${level}: ${text}\n`);
    });
    await page.goto(windowAddress(server, window));
    return await ended;
  } catch (error) {
    log.write(`${String(error)}\n`);
    throw error;
  } finally {
    await browser.close();
    await new Promise((resolve) => log.end(resolve));
  }
}

async function exitCode(page: Page): Promise<number> {
  let exit!: (code: number) => void;
  const ended = new Promise<number>((resolve, reject) => {
    exit = resolve;
    const late = `The tests did not end within ${runLimit / 60_000} minutes.`;
    setTimeout(() => reject(new Error(late)), runLimit).unref();
    page.once('crash', () => reject(new Error('The page crashed.')));
    page.once('close', () => reject(new Error('The page was closed.')));
  });
  ended.catch(() => undefined);
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  return ended;
}
