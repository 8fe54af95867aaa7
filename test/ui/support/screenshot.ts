import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import UPNG from 'upng-js';
import { repository, screenshots } from '../../support/folders.ts';
import { packedPng } from '../../support/packedPng.ts';

/** Enough for a user interface; a picture has a third of the bytes. */
const colours = 64;

/** Where pictures belong that are a part of the product: those of the README and of the walkthrough. */
const places = [
  { folder: 'docs/images', named: 'README.md' },
  { folder: 'media/walkthrough', named: 'package.json' },
];

/**
 * Pictures the window, or a part of it, into .vscode-test/screenshots/; what the README or the walkthrough shows into
 * docs/images/ or media/walkthrough/ too, where UPDATE_IMAGES=1, in 64 colours.
 */
export async function screenshot(part: Page | Locator, name: string): Promise<void> {
  const png = await part.screenshot({ animations: 'disabled', caret: 'hide' });
  await write(join(screenshots, `${name}.png`), png);
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  for (const { folder, named } of places) {
    const path = `${folder}/${name}.png`;
    const text = await readFile(join(repository, named), 'utf8');
    if (text.includes(path)) await write(join(repository, path), reduced(png));
  }
}

function reduced(png: Buffer): Uint8Array {
  const image = UPNG.decode(Uint8Array.from(png).buffer);
  return packedPng(new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, colours)));
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
