/** Shows how far a file is that is saved or opened, with a way to cancel. */
import * as vscode from 'vscode';
import type { FileTask } from './captureFiles.ts';

/** Milliseconds: what is over sooner needs no progress. */
const shownAfter = 500;

/** `title` names what is done. Rejects as `run` does. */
export async function withFileProgress<T>(title: string, run: (task: Required<FileTask>) => Promise<T>): Promise<T> {
  const wanted = new AbortController();
  let tell: Required<FileTask>['progress'] = () => undefined;
  const running = run({ signal: wanted.signal, progress: (done, of) => tell(done, of) });
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => wanted.abort());
      tell = percentages((increment, message) => progress.report({ increment, message }));
      // How it ended is told by who waits for it.
      await running.catch(() => undefined);
    });
  }, shownAfter);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}

/** Whole percents; what has grown is told, what shrinks is not: the whole may grow. */
export function percentages(report: (increment: number, message: string) => void): (done: number, of: number) => void {
  let shown = 0;
  return (done, of) => {
    const percent = of === 0 ? 0 : Math.floor((100 * done) / of);
    if (percent <= shown) return;
    report(percent - shown, `${percent} %`);
    shown = percent;
  };
}
