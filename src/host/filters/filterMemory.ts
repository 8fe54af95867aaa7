/** Filters of before, of this workspace: those that were used, and those that were given a name; by what they were for. */
import type { KeptFilters, SavedFilter } from '../../contract/panel.ts';
import type { Memory } from '../profiles/recentConnections.ts';

const key = 'filters';
const savedKept = 100;
/** Profiles and addresses; the one that was used longest ago goes first. */
const labelsKept = 100;
/** A longer one was pasted, and would be no help in a list. */
const longest = 1_000;

type Entry = KeptFilters & { label: string };

export class FilterMemory {
  readonly #workspace: Memory;
  readonly #recentKept: () => number;

  /** `recentKept`: how many of those that were used are kept, for each connection. */
  constructor(workspace: Memory, recentKept: () => number) {
    this.#workspace = workspace;
    this.#recentKept = recentKept;
  }

  /** `label` is that of the session: the profile's name, or host and path. */
  of(label: string): KeptFilters {
    const { recent = [], saved = [] } = this.#entries.find((entry) => entry.label === label) ?? {};
    return { recent: recent.slice(0, this.#recentKept()), saved };
  }

  /** It was used. */
  async remember(label: string, filter: string): Promise<void> {
    const text = filter.trim();
    if (text === '' || text.length > longest) return;
    const { recent, saved } = this.of(label);
    await this.#keep({
      label,
      saved,
      recent: [text, ...recent.filter((other) => other !== text)].slice(0, this.#recentKept()),
    });
  }

  /** In the place of one with the same name. */
  async save(label: string, filter: SavedFilter): Promise<void> {
    const { recent, saved } = this.of(label);
    const others = saved.filter(({ name }) => name !== filter.name);
    await this.#keep({ label, recent, saved: [filter, ...others].slice(0, savedKept) });
  }

  /** The saved one with this name, or the recent one with this text. */
  async remove(label: string, filter: { name: string } | { text: string }): Promise<void> {
    const { recent, saved } = this.of(label);
    const kept =
      'name' in filter
        ? { recent, saved: saved.filter(({ name }) => name !== filter.name) }
        : { recent: recent.filter((text) => text !== filter.text), saved };
    await this.#keep({ label, ...kept });
  }

  get #entries(): readonly Entry[] {
    return this.#workspace.get<Entry[]>(key) ?? [];
  }

  async #keep(entry: Entry): Promise<void> {
    const others = this.#entries.filter(({ label }) => label !== entry.label);
    await this.#workspace.update(key, [entry, ...others].slice(0, labelsKept));
  }
}
