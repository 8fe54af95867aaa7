/** Captures: open, pin, delete; clear that of a connection. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { CaptureInfo } from '../../contract/model.ts';
import { views } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { removeSurplus } from '../sessions/retention.ts';
import { captureDescription } from '../views/captureWords.ts';
import { bytesText, grouped } from '../amounts.ts';
import { chosenCapture } from './chosenCapture.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

export function captureCommands(
  services: Services,
): CommandHandlers<
  'clear' | 'openCapture' | 'pinCapture' | 'unpinCapture' | 'deleteCapture' | 'deleteUnpinnedCaptures'
> {
  const { captures } = services;
  return {
    async clear(argument) {
      const session = await chosenSession(argument, services);
      if (session && (await isClearable(services, session))) await session.call('clear', {});
    },
    async openCapture(argument) {
      const capture = await chosenCapture(argument, services, { question: t('Open which capture?') });
      if (capture) await openCapture(services, capture.id);
    },
    async pinCapture(argument) {
      const suits = ({ pinned }: CaptureInfo): boolean => !pinned;
      const capture = await chosenCapture(argument, services, { question: t('Pin which capture?'), suits });
      if (capture) await captures.pin(capture.id, true);
    },
    async unpinCapture(argument) {
      const suits = ({ pinned }: CaptureInfo): boolean => pinned;
      const capture = await chosenCapture(argument, services, { question: t('Unpin which capture?'), suits });
      if (capture) await captures.pin(capture.id, false);
    },
    async deleteCapture(argument) {
      const capture = await chosenCapture(argument, services, { question: t('Delete which capture?') });
      if (capture && (await confirmDeletion(capture))) await deleteAll(services, [capture]);
    },
    async deleteUnpinnedCaptures() {
      const unpinned = (await captures.earlier()).filter(({ pinned, recording }) => !pinned && !recording);
      if (unpinned.length === 0)
        void vscode.window.showInformationMessage(t('There is no capture that is not pinned.'));
      else if (await confirmAll(unpinned)) await deleteAll(services, unpinned);
    },
  };
}

/** A capture as a closed connection, with its panel. */
async function openCapture(services: Services, id: string): Promise<void> {
  const { captures, panels, sessions } = services;
  const lost = sessions.get(id);
  // What a crash left of a long one takes a moment to be read.
  const session = await busy(() => captures.open(id));
  if (lost && lost !== session && panels.replace(lost, session)) panels.of(session)?.reveal();
  else panels.show(session);
  void removeSurplus(sessions, panels);
}

/** While a connection lives more comes, and clearing is a gesture; what will not come again is asked about. */
async function isClearable({ captures }: Services, session: HostSession): Promise<boolean> {
  const { label, frames } = session.snapshot;
  if (session.live && !(await captures.isPinnedNow(session.id))) return true;
  const clear = t('Clear');
  const chosen = await vscode.window.showWarningMessage(
    t('Clear the capture of {0}?', label),
    {
      modal: true,
      detail: `${frames === 1 ? t('1 frame is deleted from the disk.') : t('{0} frames are deleted from the disk.', grouped(frames))} ${t('This cannot be undone.')}`,
    },
    clear,
  );
  return chosen === clear;
}

async function confirmDeletion(capture: CaptureInfo): Promise<boolean> {
  const remove = t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    t('Delete the capture of {0}?', capture.label),
    {
      modal: true,
      detail: `${captureDescription(capture, Date.now())}${capture.pinned ? ` · ${t('pinned')}` : ''}\n${t('This cannot be undone.')}`,
    },
    remove,
  );
  return chosen === remove;
}

async function confirmAll(unpinned: readonly CaptureInfo[]): Promise<boolean> {
  const remove = t('Delete');
  const bytes = unpinned.reduce((sum, capture) => sum + capture.bytes, 0);
  const chosen = await vscode.window.showWarningMessage(
    unpinned.length === 1 ? t('Delete 1 capture?') : t('Delete {0} captures?', grouped(unpinned.length)),
    {
      modal: true,
      detail:
        t('{0} on the disk.', bytesText(bytes)) +
        ` ${t('Pinned captures, and those of the connections in the list, stay.')} ${t('This cannot be undone.')}`,
    },
    remove,
  );
  return chosen === remove;
}

async function deleteAll({ captures, sessions, panels }: Services, gone: readonly CaptureInfo[]): Promise<void> {
  await busy(async () => {
    for (const { id } of gone) {
      const session = sessions.get(id);
      if (session) panels.of(session)?.dispose();
      await captures.delete(id);
    }
  });
}

/** Shown where it was asked for. */
function busy<T>(act: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId: views.captures } }, act);
}
