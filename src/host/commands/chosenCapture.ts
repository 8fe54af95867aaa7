/** Which capture a command means. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { CaptureInfo } from '../../contract/model.ts';
import { noCapture } from '../failures.ts';
import type { Services } from '../services.ts';
import { HostSession } from '../sessions/hostSession.ts';
import { captureDescription } from '../views/captureWords.ts';

export interface CaptureQuestion {
  question: string;
  /** Of which ones to choose; all earlier ones by default. */
  suits?: (capture: CaptureInfo) => boolean;
}

/**
 * The one passed (a tree item, a connection or an id), else the one that the person picks. Undefined: there is none, or
 * they picked none.
 */
export async function chosenCapture(
  argument: unknown,
  { captures }: Pick<Services, 'captures'>,
  { question, suits = () => true }: CaptureQuestion,
): Promise<CaptureInfo | undefined> {
  if (isCapture(argument)) return argument;
  const id = argument instanceof HostSession ? argument.id : argument;
  if (typeof id === 'string') {
    const found = (await captures.all()).find((capture) => capture.id === id);
    if (!found) throw noCapture();
    return found;
  }
  const now = Date.now();
  const items = (await captures.earlier())
    .filter((capture) => !capture.recording && suits(capture))
    .map((capture) => ({
      label: `$(${capture.pinned ? 'pinned' : 'archive'}) ${capture.label}`,
      description: captureDescription(capture, now),
      detail: capture.url,
      capture,
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      t('There is no such capture: recent captures are those of connections before.'),
    );
    return undefined;
  }
  return (
    await vscode.window.showQuickPick(items, { placeHolder: question, matchOnDescription: true, matchOnDetail: true })
  )?.capture;
}

/** A tree item of the recent ones. */
export function isCapture(argument: unknown): argument is CaptureInfo {
  return typeof argument === 'object' && argument !== null && 'interrupted' in argument && 'id' in argument;
}
