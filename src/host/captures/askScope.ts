/** Asks what of a capture is saved, where there is a choice. */
import * as vscode from 'vscode';
import type { ExportScope } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { grouped } from '../amounts.ts';

/** What a panel shows of the capture. */
export interface Shown {
  filter: string;
  /** Ids of rows. */
  selection: readonly number[];
}

interface Choice extends vscode.QuickPickItem {
  scope: ExportScope | 'all';
}

/** Undefined: the person left the question. */
export async function askScope(shown: Shown): Promise<ExportScope | 'all' | undefined> {
  const choices = scopeChoices(shown);
  if (choices.length === 1) return 'all';
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t('Export Capture'),
    placeHolder: t('What of it?'),
  });
  return chosen?.scope;
}

function scopeChoices({ filter, selection }: Shown): Choice[] {
  return [
    { label: t('All of it'), scope: 'all' },
    ...(filter.trim() === ''
      ? []
      : [
          {
            label: t('What matches the filter'),
            description: filter,
            detail: t('Messages whole, and the handshake'),
            scope: { kind: 'filter' as const, view: 'messages' as const, filter },
          },
        ]),
    ...(selection.length === 0
      ? []
      : [
          {
            label: selection.length === 1 ? t('The selected row') : t('{0} selected rows', grouped(selection.length)),
            detail: t('Messages whole, and the handshake'),
            scope: { kind: 'rows' as const, ids: selection },
          },
        ]),
  ];
}
