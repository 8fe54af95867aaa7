/** Which environment holds: the one that the person chose in this window, where a file has it; else the file's default. */
import type { Memory } from '../recentConnections.ts';
import type { Environment, Environments } from './environmentFields.ts';

const chosenKey = 'environment';

export class ChosenEnvironment {
  readonly #workspace: Memory;

  constructor(workspace: Memory) {
    this.#workspace = workspace;
  }

  /** Undefined: none was chosen. */
  get name(): string | undefined {
    return this.#workspace.get<string>(chosenKey);
  }

  async choose(name: string): Promise<void> {
    await this.#workspace.update(chosenKey, name);
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
