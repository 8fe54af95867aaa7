/** Which rows a command is meant for. */
import { nothingSelected } from '../failures.ts';
import type { SessionPanel } from '../panel/sessionPanel.ts';
import type { Services } from '../services.ts';

/** The row under the pointer; all selected ones where it is one of them, or where none is told. */
export function chosenRows(
  { panels }: Pick<Services, 'panels'>,
  argument: unknown,
): { panel: SessionPanel; ids: readonly number[] } {
  const panel = panels.current;
  if (!panel) throw nothingSelected();
  const id = typeof argument === 'object' && argument !== null && 'id' in argument ? Number(argument.id) : undefined;
  const isOther = id !== undefined && Number.isSafeInteger(id) && id > 0 && !panel.selection.includes(id);
  const ids = isOther ? [id] : panel.selection;
  if (ids.length === 0) throw nothingSelected();
  return { panel, ids };
}
