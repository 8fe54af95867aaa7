/** The colour themes of VS Code as it gives them to webviews; test/ui/themes.test.ts holds them to the newest one. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../../../support/folders.ts';

export interface Theme {
  /** Class of the page's body: `vscode-dark`. */
  kind: string;
  /** CSS custom properties of the document's element. */
  tokens: Record<string, string>;
}

/** Those that VS Code takes from the system or from settings. */
export const fontTokens: Readonly<Record<string, string>> = {
  '--vscode-font-family': 'Liberation Sans, sans-serif',
  '--vscode-font-size': '13px',
  '--vscode-editor-font-family': 'Liberation Mono, monospace',
  '--vscode-editor-font-size': '14px',
};

export const themeNames = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;
export type ThemeName = (typeof themeNames)[number];

export function themeFile(name: ThemeName): string {
  return join(repository, 'test', 'fixtures', 'themes', `${name}.json`);
}

export async function readTheme(name: ThemeName): Promise<Theme> {
  const { kind, tokens } = JSON.parse(await readFile(themeFile(name), 'utf8')) as Theme;
  return { kind, tokens };
}
