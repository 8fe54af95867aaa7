/** What the variables of one profile mean. Answers at once, and asks nobody. */
import type { TextPath } from './profileTexts.ts';

export interface VariableScope {
  /** The name of the environment that holds; undefined where none does. */
  readonly environment: string | undefined;
  /** There are environments to choose from. */
  readonly hasEnvironments: boolean;
  /** The template of a variable of the environment that holds. */
  variable(name: string): string | undefined;
  /** An environment variable of the process that the extension runs in. */
  env(name: string): string | undefined;
  /** Path of the folder that the profile belongs to, or of another one of the window. */
  workspaceFolder(name?: string): string | undefined;
  /** The line, from 1, where a text stands in its file; undefined where it stands in none. */
  lineOf(path: TextPath): number | undefined;
  /** Whose words these are: what a folder that is not trusted says reads nothing of the machine unasked. */
  readonly untrusted: { profile: boolean; environment: boolean };
}

/** For profiles that are in no file, outside of any folder. */
export const emptyScope: VariableScope = {
  environment: undefined,
  hasEnvironments: false,
  variable: () => undefined,
  env: () => undefined,
  workspaceFolder: () => undefined,
  lineOf: () => undefined,
  untrusted: { profile: false, environment: false },
};
