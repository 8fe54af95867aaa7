import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconNames } from '../../../../webview/controls/iconNames.ts';

const root = join(import.meta.dirname, '../../../..');
const sheet = readFileSync(join(root, 'node_modules/@vscode/codicons/dist/codicon.css'), 'utf8');
const sources = globSync('webview/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.endsWith('iconNames.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

describe('icon names', () => {
  it.each(iconNames)('%s is a codicon, and shown somewhere', (name) => {
    expect(sheet).toContain(`.codicon-${name}:before`);
    expect(sources).toMatch(new RegExp(`['"]${name}['"]`));
  });

  it('are in order, each once', () => {
    expect([...new Set(iconNames)].sort()).toEqual([...iconNames]);
  });
});
