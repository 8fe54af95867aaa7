/** How rows are drawn: what the person has set, from the moment that it is told. */
import { computed, signal, type Signal } from '@preact/signals';
import { usualLook } from '../../src/contract/panel.ts';
import type { Density, PanelCalls, PanelEvents, TableLook } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import { ROW_HEIGHT } from './geometry.ts';

/** Of a row, in pixels. */
const heights: Readonly<Record<Density, number>> = { compact: 18, normal: ROW_HEIGHT, comfortable: 28 };

type LookedAt = Readonly<Record<'rowHeight' | 'selectionLimit', Signal<number>>>;

export class LookModel {
  readonly look = signal(usualLook);
  readonly times = computed(() => this.look.value.times);
  readonly #host: Host<PanelCalls, PanelEvents>;
  readonly #table: LookedAt;

  constructor(host: Host<PanelCalls, PanelEvents>, table: LookedAt) {
    this.#host = host;
    this.#table = table;
    host.on('look', (look) => this.take(look));
  }

  async read(): Promise<void> {
    this.take(await this.#host.call('look', null));
  }

  take(look: TableLook): void {
    this.look.value = look;
    this.#table.rowHeight.value = heights[look.density];
    this.#table.selectionLimit.value = look.selectionLimit;
  }
}
