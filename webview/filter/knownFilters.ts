/** Filters of before, as the host keeps them; for completion. */
import { t } from '../../src/contract/l10n.ts';
import type { KeptFilters, PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import type { KnownFilter } from './completions.ts';

export class KnownFilters {
  readonly #host: Pick<Host<PanelCalls, PanelEvents>, 'call'>;
  #kept: KeptFilters = { recent: [], saved: [] };

  constructor(host: Pick<Host<PanelCalls, PanelEvents>, 'call'>) {
    this.#host = host;
  }

  /** Each text once; what has a name first. */
  get all(): readonly KnownFilter[] {
    const { recent, saved } = this.#kept;
    const named = new Set(saved.map(({ text }) => text));
    return [
      ...saved.map(({ name, text }) => ({ text, about: name })),
      ...recent.filter((text) => !named.has(text)).map((text) => ({ text, about: t('recent') })),
    ];
  }

  /** They may have changed in another panel, or by a command. Without an answer those of before stay. */
  async refresh(): Promise<void> {
    this.#kept = await this.#host.call('filters', null).catch(() => this.#kept);
  }

  /** It was used: not while it is typed, but when the person goes on to something else. */
  async remember(filter: string): Promise<void> {
    if (filter.trim() === '') return;
    await this.#host.call('rememberFilter', { filter }).catch(() => undefined);
    await this.refresh();
  }
}
