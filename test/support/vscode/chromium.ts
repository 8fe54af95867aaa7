import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstall } from '../debian.ts';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium to test with: `CHROMIUM_PATH`, else the system's. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return isExecutable(given) ? given : undefined;
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(isExecutable);
}

/** Finds Chromium, or installs it where this is Debian and we are root; throws a sentence that says what to do. */
export function provideChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env['CHROMIUM_PATH'])
    throw new Error(`CHROMIUM_PATH names no executable: ${process.env['CHROMIUM_PATH']}`);
  const remedy = 'install Chromium or Chrome, or name one in CHROMIUM_PATH';
  if (!mayInstall()) throw new Error(`no Chromium was found: ${remedy}`);
  console.log('installing Chromium by apt-get');
  installPackages('chromium', 'fonts-dejavu-core', 'fonts-liberation');
  const installed = findChromium();
  if (installed === undefined) throw new Error(`apt-get brought no Chromium: ${remedy}`);
  return installed;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
