import { join } from 'node:path';
import { vscodeTest } from '../folders.ts';

/** A VS Code server that the npm package `code-server` carries; run without code-server's own front. */
export interface Edition {
  readonly name: 'oldest' | 'newest';
  /** Version of VS Code. */
  readonly vscode: string;
  /** Version of the npm package. */
  readonly codeServer: string;
  /** The major version of Node that the package's `engines` names; the oldest edition dies on a later one. */
  readonly node: number;
  /** Quiet settings whose names or values changed between the editions; the newest would migrate them while it starts. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** `oldest` is what `engines.vscode` in package.json promises. */
export const editions = {
  oldest: {
    name: 'oldest',
    vscode: '1.103.2',
    codeServer: '4.103.2',
    node: 22,
    settings: { 'workbench.colorTheme': 'Default Dark Modern', 'extensions.autoUpdate': false },
  },
  newest: {
    name: 'newest',
    vscode: '1.139.1',
    codeServer: '4.139.1',
    node: 24,
    settings: { 'workbench.colorTheme': 'Dark Modern', 'extensions.autoUpdate': 'off' },
  },
} as const satisfies Record<string, Edition>;

export type EditionName = keyof typeof editions;

export function isEditionName(text: string | undefined): text is EditionName {
  return text !== undefined && Object.hasOwn(editions, text);
}

export function editionFolder(edition: Edition): string {
  return join(vscodeTest, `${edition.name}-${edition.vscode}`);
}
