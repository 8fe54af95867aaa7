/** Runs a replay with its progress where the person sees it, and says how it ended. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { ReplayReport, ReplayRequest } from '../../contract/replay.ts';
import { RpcError } from '../../contract/rpc.ts';
import { cancellable } from '../sessions/cancellable.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { endedText, progressText } from './replayWords.ts';

/** Sends by `target`. Rejects where it cannot begin, or has broken off. */
export async function runReplay(target: HostSession, request: Omit<ReplayRequest, 'session'>): Promise<ReplayReport> {
  const report = await withReplayProgress(target, (token) =>
    cancellable(token, (signal) => target.call('runReplay', request, signal)),
  );
  if (report.failure) throw new RpcError(report.failure);
  void vscode.window.showInformationMessage(endedText(report));
  return report;
}

/** A notification with the session's progress, by which it is cancelled. */
export async function withReplayProgress<T>(
  session: HostSession,
  run: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t('Replay on {0}', session.snapshot.label),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    let before = 0;
    const listening = session.onDidChange(({ replay }) => {
      if (!replay) return;
      const now = (100 * ((replay.loop - 1) * replay.steps + replay.done)) / Math.max(1, replay.loops * replay.steps);
      progress.report({ message: progressText(replay), increment: Math.max(0, now - before) });
      before = Math.max(before, now);
    });
    try {
      return await run(token);
    } finally {
      listening.dispose();
    }
  });
}
