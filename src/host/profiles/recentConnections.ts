/** What was connected to before: the history of addresses, and what the panels need after a reload. Holds no secret. */
import type { ConnectionProfile } from '../../contract/model.ts';
import type { SecretVault } from './secretVault.ts';

/** `vscode.Memento`, as far as it is used. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What a panel shows and reconnects to after a reload. */
export interface PanelTarget {
  /** The session that the panel showed. */
  id: string;
  label: string;
  profile: ConnectionProfile;
}

const historyKey = 'history';
const panelsKey = 'panels';
/** Panels remembered; more are hardly open at a time. */
const panelsKept = 50;

export class RecentConnections {
  readonly #everywhere: Memory;
  readonly #workspace: Memory;
  readonly #vault: Pick<SecretVault, 'forget'>;
  readonly #size: () => number;

  constructor(everywhere: Memory, workspace: Memory, vault: Pick<SecretVault, 'forget'>, size: () => number) {
    this.#everywhere = everywhere;
    this.#workspace = workspace;
    this.#vault = vault;
    this.#size = size;
  }

  /** Newest first. */
  get history(): readonly ConnectionProfile[] {
    return (this.#everywhere.get<ConnectionProfile[]>(historyKey) ?? []).slice(0, this.#size());
  }

  /** `profile`: with its secrets named, not held. */
  async remember(profile: ConnectionProfile): Promise<void> {
    const target = { ...profile };
    delete target.name;
    const before = this.#everywhere.get<ConnectionProfile[]>(historyKey) ?? [];
    const others = before.filter((other) => JSON.stringify(other) !== JSON.stringify(target));
    const next = [target, ...others].slice(0, this.#size());
    await this.#everywhere.update(historyKey, next);
    await this.#forgetSecrets(before.filter((other) => !next.includes(other)));
  }

  async removeFromHistory(profile: ConnectionProfile): Promise<void> {
    const before = this.#everywhere.get<ConnectionProfile[]>(historyKey) ?? [];
    const gone = before.filter((other) => JSON.stringify(other) === JSON.stringify(profile));
    await this.#everywhere.update(
      historyKey,
      before.filter((other) => !gone.includes(other)),
    );
    await this.#forgetSecrets(gone);
  }

  panel(id: string): PanelTarget | undefined {
    return this.#panels().find((target) => target.id === id);
  }

  async rememberPanel(target: PanelTarget): Promise<void> {
    const before = this.#panels();
    const next = [target, ...before.filter(({ id }) => id !== target.id)].slice(0, panelsKept);
    await this.#updatePanels(before, next);
  }

  async forgetPanel(id: string): Promise<void> {
    const before = this.#panels();
    await this.#updatePanels(
      before,
      before.filter((target) => target.id !== id),
    );
  }

  #panels(): PanelTarget[] {
    return this.#workspace.get<PanelTarget[]>(panelsKey) ?? [];
  }

  async #updatePanels(before: PanelTarget[], next: PanelTarget[]): Promise<void> {
    await this.#workspace.update(panelsKey, next);
    await this.#forgetSecrets(before.filter((target) => !next.includes(target)).map(({ profile }) => profile));
  }

  /** Only secrets that were taken from a connection: those of saved profiles have names of their own. */
  async #forgetSecrets(gone: ConnectionProfile[]): Promise<void> {
    const kept = [...this.history, ...this.#panels().map(({ profile }) => profile)];
    for (const profile of gone) await this.#vault.forget(profile, kept, `${recentPrefix}.`);
  }
}

/** Begins the names of secrets that come from no saved profile. */
export const recentPrefix = 'recent';
