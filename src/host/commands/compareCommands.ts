/** Two captures side by side, and what in them belongs together. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { readIgnored, writeIgnored } from '../compare/ignoredText.ts';
import { notCompared } from '../compare/failures.ts';
import type { ComparedCaptures } from '../compare/comparedCaptures.ts';
import { summaryText } from '../compare/comparedText.ts';
import { comparedScheme } from '../contributions.ts';
import type { Services } from '../services.ts';
import { HostSession } from '../sessions/hostSession.ts';
import { captureDescription } from '../views/captureWords.ts';
import { sessionChoice } from '../views/sessionWords.ts';
import { isCapture } from './chosenCapture.ts';
import type { CommandHandlers } from './commandHandlers.ts';

/** What was ignored last, in this workspace. */
const ignoredKey = 'comparedWithout';

export function compareCommands(
  services: Services,
  compared: ComparedCaptures,
  memory: vscode.Memento,
): CommandHandlers<'compareCaptures' | 'openComparedPair'> {
  return {
    async compareCaptures(argument) {
      const left = await chosenSide(services, argument, t('Compare which capture?'));
      const right = left && (await chosenSide(services, undefined, t('With which capture?'), left));
      if (!left || !right) return;
      const ignore = await askIgnored(memory);
      if (!ignore) return;
      const options = { location: vscode.ProgressLocation.Window, title: t('Comparing captures') };
      const request = { left: left.id, right: right.id, ignore };
      const { counts } = await vscode.window.withProgress(options, () => compared.show(request));
      void vscode.window.showInformationMessage(summaryText(counts));
    },
    async openComparedPair() {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.uri.scheme !== comparedScheme) throw notCompared();
      const { left, right } = (await compared.rowsAt(editor.document.uri, editor.selection.active.line)) ?? {};
      const one = left ?? right;
      if (one === undefined) throw notCompared();
      if (left && right) await services.documents.showDifference(left, right);
      else await services.documents.showPayload(one.session, one.id);
    },
  };
}

/** A connection of the window, or a capture on the disk, which becomes one. */
async function chosenSide(
  { sessions, captures, panels }: Services,
  argument: unknown,
  question: string,
  not?: HostSession,
): Promise<HostSession | undefined> {
  if (argument instanceof HostSession) return argument;
  if (isCapture(argument)) return captures.open(argument.id);
  const named = typeof argument === 'string' ? sessions.get(argument) : undefined;
  if (named) return named;
  const now = Date.now();
  const current = panels.current?.session;
  const items = [
    ...sessions.all
      .filter((session) => session !== not && session.lost === undefined)
      .sort((a, b) => Number(b === current) - Number(a === current))
      .map((session) => ({
        label: `$(plug) ${session.snapshot.label}`,
        description: sessionChoice(session.snapshot),
        open: () => Promise.resolve(session),
      })),
    ...(await captures.earlier())
      .filter(({ recording, id }) => !recording && id !== not?.id)
      .map((capture) => ({
        label: `$(archive) ${capture.label}`,
        description: captureDescription(capture, now),
        open: () => captures.open(capture.id),
      })),
  ];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('There is no other capture to compare with.'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: question, matchOnDescription: true }))?.open();
}

async function askIgnored(memory: vscode.Memento): Promise<string[] | undefined> {
  const written = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Compare Captures'),
    prompt: t('What always differs, and is ignored: JSON paths and regular expressions with spaces between them'),
    placeHolder: '$.time $.items[*].id $..token /\\d{13}/',
    value: writeIgnored(memory.get<string[]>(ignoredKey, [])),
  });
  if (written === undefined) return undefined;
  const rules = readIgnored(written);
  await memory.update(ignoredKey, rules);
  return rules;
}
