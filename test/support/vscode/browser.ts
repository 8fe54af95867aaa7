import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { provideChromium } from './chromium.ts';

/** Chromium without a window, speaking to nobody but the page's server. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions());
}

export function browserOptions(): LaunchOptions & { args: string[] } {
  return {
    executablePath: provideChromium(),
    env: Object.fromEntries(
      Object.entries(cleanEnvironment()).filter((entry): entry is [string, string] => !!entry[1]),
    ),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      '--font-render-hinting=none',
    ],
  };
}
