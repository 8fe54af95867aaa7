/** Captures as files: save one, open one. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { bytesText, framesText } from '../amounts.ts';
import { readableFormats, type ExportScope, type FormatName, type Redaction } from '../../contract/formats.ts';
import { askRedaction } from '../captures/askRedaction.ts';
import { askScope, type Shown } from '../captures/askScope.ts';
import { fileNameOf } from '../captures/fileName.ts';
import { withFileProgress } from '../captures/fileProgress.ts';
import { extensionOf, formatChoices, type FormatChoice } from '../captures/formatWords.ts';
import { panelViewType } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { isCapture } from './chosenCapture.ts';
import { redactedWords } from '../captures/redactionWords.ts';
import { chosenRows } from './chosenRows.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

export function captureFileCommands(
  services: Services,
  memory: vscode.Memento,
): CommandHandlers<'exportCapture' | 'openCaptureFile'> {
  return {
    async exportCapture(argument) {
      const { sessions, captures } = services;
      const listed = isCapture(argument) && sessions.get(argument.id) === undefined;
      const session = listed ? await captures.open(argument.id) : await chosenSession(argument, services);
      if (!session) return;
      try {
        const scope = await askScope(shownOf(services, session, argument));
        const choice = scope && (await askFormat());
        const redact = choice && (await askRedaction(session, memory));
        const uri = redact && (await askPlace(session, choice));
        if (uri) await exportTo(services, session, uri, { ...choice, scope, redact });
      } finally {
        // It was opened for this alone.
        if (listed) await sessions.forget(session, { deleteCapture: false });
      }
    },
    async openCaptureFile(argument) {
      const uris = argument instanceof vscode.Uri ? [argument] : await askFiles();
      for (const uri of uris) await vscode.commands.executeCommand('vscode.openWith', uri, panelViewType);
    },
  };
}

/** One row that happens to be selected is no choice, unless it is pointed at. */
function shownOf({ panels }: Services, session: HostSession, argument: unknown): Shown {
  const panel = panels.current;
  if (panel?.session !== session) return { filter: '', selection: [] };
  const isRow = typeof argument === 'object' && argument !== null && 'webviewSection' in argument;
  const selection = isRow ? chosenRows({ panels }, argument).ids : panel.selection;
  return { filter: panel.filter, selection: isRow || selection.length > 1 ? selection : [] };
}

function isReadable(format: FormatName): boolean {
  return readableFormats.some((one) => one === format);
}

async function askFormat(): Promise<FormatChoice | undefined> {
  return vscode.window.showQuickPick(formatChoices(), {
    title: t('Export Capture'),
    placeHolder: t('In which format?'),
    matchOnDetail: true,
  });
}

async function askPlace(session: HostSession, { format, label }: FormatChoice): Promise<vscode.Uri | undefined> {
  const extension = extensionOf(format);
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const name = `${fileNameOf(session.snapshot.label)}.${extension}`;
  return vscode.window.showSaveDialog({
    title: t('Export Capture'),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(folder ?? vscode.Uri.file(homedir()), name),
    filters: { [label]: [extension] },
  });
}

async function askFiles(): Promise<readonly vscode.Uri[]> {
  const chosen = await vscode.window.showOpenDialog({
    title: t('Open Capture File'),
    openLabel: t('Open Capture'),
    canSelectMany: true,
    filters: { [t('Captures')]: ['wscap', 'har', 'jsonl', 'ndjson', 'pcapng', 'pcap'], [t('All files')]: ['*'] },
  });
  return chosen ?? [];
}

async function exportTo(
  { files }: Services,
  session: HostSession,
  uri: vscode.Uri,
  { format, view, scope, redact }: FormatChoice & { scope: ExportScope | 'all'; redact: Redaction | 'nothing' },
): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const request = {
    format,
    ...(view ? { view } : {}),
    ...(scope === 'all' ? {} : { scope }),
    ...(redact === 'nothing' ? {} : { redact }),
  };
  const { bytes, rows, redacted } = await withFileProgress(t('Saving {0}', name), (task) =>
    files.save(session, uri, request, task),
  );
  const open = t('Open');
  const saved = t('Saved {0}: {1}, {2}.', name, framesText(rows), bytesText(bytes));
  const told = redacted ? `${saved} ${redactedWords(redacted)}` : saved;
  // Of what is opened elsewhere, text alone is shown by VS Code.
  const buttons = isReadable(format) || format === 'csv' ? [open] : [];
  void vscode.window.showInformationMessage(told, ...buttons).then(async (chosen) => {
    if (chosen !== open) return;
    await (isReadable(format)
      ? vscode.commands.executeCommand('vscode.openWith', uri, panelViewType)
      : vscode.commands.executeCommand('vscode.open', uri));
  });
}
