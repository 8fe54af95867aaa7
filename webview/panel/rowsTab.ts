import type { View } from '../../src/contract/model.ts';
import type { PanelState } from '../../src/contract/panel.ts';

/** The tabs that are views of the table. */
export function isRowsTab(tab: PanelState['tab']): tab is View {
  return tab === 'messages' || tab === 'frames';
}
