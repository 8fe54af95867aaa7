/** Which environment holds: the one that the person chose in this window, where a file has it; else the file's default. */
import type { Disposable } from '../../disposables.ts';
import type { Memory } from '../recentConnections.ts';
import type { Environment, Environments } from './environmentFields.ts';

const chosenKey = 'environment';

export class ChosenEnvironment {
  readonly #workspace: Memory;
  readonly #listeners = new Set<() => void>();

  constructor(workspace: Memory) {
    this.#workspace = workspace;
  }

  /** Undefined: none was chosen. */
  get name(): string | undefined {
    return this.#workspace.get<string>(chosenKey);
  }

  async choose(name: string): Promise<void> {
    await this.#workspace.update(chosenKey, name);
    for (const listen of this.#listeners) listen();
  }

  onDidChoose(listen: () => void): Disposable {
    this.#listeners.add(listen);
    return { dispose: () => this.#listeners.delete(listen) };
  }
}

/** Undefined where none holds. */
export function holdingEnvironment(
  { byName, default: byDefault }: Environments,
  chosen: string | undefined,
): { name: string; values: Environment } | undefined {
  const name = chosen !== undefined && byName.has(chosen) ? chosen : byDefault;
  const values = name === undefined ? undefined : byName.get(name);
  return name === undefined || !values ? undefined : { name, values };
}

/** A profile file, as far as it says what variables mean. */
export interface EnvironmentFile {
  /** `User`, or the folder's name. */
  title: string;
  environments: Environments;
}

/** All environments to choose from, each with the files that have it. */
export function environmentChoices(files: readonly EnvironmentFile[]): { name: string; files: string[] }[] {
  const names = new Set(files.flatMap(({ environments }) => [...environments.byName.keys()]));
  return [...names].map((name) => ({
    name,
    files: files.filter(({ environments }) => environments.byName.has(name)).map(({ title }) => title),
  }));
}

/** The environments that hold, each with its files; they differ where a file does not have the one that was chosen. */
export function environmentsInForce(
  files: readonly EnvironmentFile[],
  chosen: string | undefined,
): { title: string; environment: string | undefined }[] {
  return files
    .filter(({ environments }) => environments.byName.size > 0)
    .map(({ title, environments }) => ({ title, environment: holdingEnvironment(environments, chosen)?.name }));
}
