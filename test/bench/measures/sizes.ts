import { join } from 'node:path';
import type { Measurement } from '../bench.ts';
import { webviewScripts } from '../../support/webviewScripts.ts';
import { packedSize } from '../extensionCopy.ts';
import { result } from '../result.ts';

const kilobyte = 1000;

/** What is downloaded, and what a panel loads. */
export const sizes: Measurement = {
  about: 'sizes of the VSIX and of the webviews’ scripts',
  async measure({ extension }) {
    const folder = join(extension, 'dist', 'webview');
    const panel = await webviewScripts(folder, 'panel');
    const inspector = await webviewScripts(folder, 'inspector');
    const size = (what: string, bytes: number, limit: number, how: string) =>
      result({ what, rounds: [bytes / kilobyte], unit: 'kB', bar: { is: 'at-most', limit }, how });
    return [
      size('VSIX', await packedSize(extension), 1200, 'What `npm run package` makes.'),
      size('script of the panel, at its opening', panel.opening, 600, 'Minified, as it lies in the VSIX unpacked.'),
      size('script of the panel, all of it', panel.all, 600, 'With what is loaded once the rows are drawn.'),
      size('script of the Frame Inspector', inspector.all, 500, 'Minified.'),
    ];
  },
};
