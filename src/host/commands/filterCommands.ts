/** Filters of before: chosen from a list, given a name. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { FilterMemory } from '../filters/filterMemory.ts';
import type { SessionPanel } from '../panel/sessionPanel.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type FilterItem = vscode.QuickPickItem & { text: string; saved?: string };

function removeButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Remove') };
}

export function filterCommands({
  panels,
  filters,
}: Pick<Services, 'panels' | 'filters'>): CommandHandlers<'chooseFilter' | 'saveFilter'> {
  return {
    async chooseFilter() {
      const panel = panels.current;
      if (!panel) return;
      const text = await pickFilter(filters, panel.session.snapshot.label);
      if (text !== undefined) panel.showFilter(text);
    },
    async saveFilter() {
      const panel = panels.current;
      if (panel) await saveFilter(panel, filters);
    },
  };
}

async function saveFilter(panel: SessionPanel, filters: FilterMemory): Promise<void> {
  const { label } = panel.session.snapshot;
  // Where all rows are shown, what was looked for among them.
  const text = panel.filter.trim() || filters.of(label).recent[0] || '';
  if (text === '') {
    void vscode.window.showInformationMessage(t('There is no filter to save: write one in the panel first.'));
    return;
  }
  const name = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Save Filter'),
    prompt: t('Name for {0}', text),
    validateInput: (typed) => (typed.trim() === '' ? t('A name is needed.') : undefined),
  });
  if (name !== undefined) await filters.save(label, { name: name.trim(), text });
}

/** The items of the list: what has a name first. */
export function filterItems(filters: FilterMemory, label: string): FilterItem[] {
  const { recent, saved } = filters.of(label);
  const buttons = [removeButton()];
  return [
    ...(saved.length > 0 ? [separator(t('saved'))] : []),
    ...saved.map(({ name, text }) => ({ label: name, description: text, text, saved: name, buttons })),
    ...(recent.length > 0 ? [separator(t('recent'))] : []),
    ...recent.map((text) => ({ label: text, text, buttons })),
  ];
}

function separator(label: string): FilterItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, text: '' };
}

function pickFilter(filters: FilterMemory, label: string): Promise<string | undefined> {
  const list = vscode.window.createQuickPick<FilterItem>();
  list.title = t('Filters');
  list.placeholder = t('Saved and recent filters of {0}', label);
  list.matchOnDescription = true;
  list.items = filterItems(filters, label);
  return new Promise((resolve) => {
    list.onDidTriggerItemButton(async ({ item }) => {
      await filters.remove(label, item.saved === undefined ? { text: item.text } : { name: item.saved });
      list.items = filterItems(filters, label);
    });
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.text);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
