/** How the tables of all panels look: which columns, in which order, how wide. Kept for all windows. */
import * as vscode from 'vscode';
import {
  columnIds,
  fieldOf,
  mostFieldColumns,
  narrowest,
  usualLayout,
  type ColumnId,
  type FieldColumnId,
  type TableLayout,
} from '../../contract/panel.ts';
import { isColumnField } from '../../filterLanguage/columnField.ts';

const key = 'tableLayout';
/** CSS pixels. */
const widest = 2_000;

type Kept = Pick<vscode.Memento, 'get' | 'update'>;

export class KeptTableLayout implements vscode.Disposable {
  readonly #kept: Kept;
  readonly #changed = new vscode.EventEmitter<TableLayout>();
  readonly onDidChange = this.#changed.event;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  get(): TableLayout {
    return layoutFrom(this.#kept.get(key));
  }

  async set(layout: unknown): Promise<void> {
    const next = layoutFrom(layout);
    await this.#kept.update(key, next);
    this.#changed.fire(next);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** What is not as expected is as usual; `preview` is always there. */
export function layoutFrom(value: unknown): TableLayout {
  if (typeof value !== 'object' || value === null) return usualLayout;
  const { columns, widths } = value as Partial<Record<keyof TableLayout, unknown>>;
  const known = Array.isArray(columns) ? columns.filter(isColumn) : usualLayout.columns;
  const shown = withoutSurplus([...new Set(known)]);
  if (!shown.includes('preview')) shown.push('preview');
  const given = Object.entries(typeof widths === 'object' && widths !== null ? widths : {});
  return {
    columns: shown,
    widths: Object.fromEntries(
      given.filter(([id, width]) => isColumn(id) && typeof width === 'number' && width >= narrowest && width <= widest),
    ),
  };
}

function withoutSurplus(columns: readonly ColumnId[]): ColumnId[] {
  let fields = 0;
  return columns.filter((id) => fieldOf(id) === undefined || ++fields <= mostFieldColumns);
}

function isColumn(value: unknown): value is ColumnId {
  return columnIds.some((id) => id === value) || (typeof value === 'string' && isFieldColumn(value));
}

function isFieldColumn(text: string): text is FieldColumnId {
  const field = fieldOf(text as FieldColumnId);
  return field !== undefined && isColumnField(field);
}
