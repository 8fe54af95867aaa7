import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measurement } from '../bench.ts';
import { packedSize } from '../extensionCopy.ts';
import { result } from '../result.ts';

const kilobyte = 1000;

/** What is downloaded, and what a panel loads. */
export const sizes: Measurement = {
  about: 'sizes of the VSIX and of the webviews’ scripts',
  async measure({ extension }) {
    const script = async (name: string): Promise<number> => (await stat(join(extension, 'dist', 'webview', name))).size;
    const size = (what: string, bytes: number, limit: number, how: string) =>
      result({ what, rounds: [bytes / kilobyte], unit: 'kB', bar: { is: 'at-most', limit }, how });
    return [
      size('VSIX', await packedSize(extension), 1200, 'What `npm run package` makes.'),
      size('script of the panel', await script('panel.js'), 600, 'Minified, as it lies in the VSIX unpacked.'),
      size('script of the Frame Inspector', await script('inspector.js'), 500, 'The same.'),
    ];
  },
};
