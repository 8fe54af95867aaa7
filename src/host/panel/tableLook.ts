/** How the rows of all panels are drawn: what the settings say, and what is usual where they say something else. */
import { densities, timeFormats, usualLook, type TableLook } from '../../contract/panel.ts';
import { extensionPrefix } from '../contributions.ts';
import { readSetting } from '../readSetting.ts';

export function readTableLook(): TableLook {
  return lookFrom(readSetting('table.density'), readSetting('table.timeFormat'), readSetting('table.selectionLimit'));
}

export function lookFrom(density: string, times: string, selected: number): TableLook {
  return {
    density: densities.find((known) => known === density) ?? usualLook.density,
    times: timeFormats.find((known) => known === times) ?? usualLook.times,
    selectionLimit: selected,
  };
}

/** `change`: of VS Code's settings. */
export function changesTableLook(change: { affectsConfiguration(section: string): boolean }): boolean {
  return change.affectsConfiguration(`${extensionPrefix}.table`);
}
