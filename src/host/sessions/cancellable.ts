/** Calls of the public API that take long, and may not be wanted any more. */
import * as vscode from 'vscode';

/** Rejects with a `CancellationError` once the token is cancelled, as VS Code's own calls do. */
export async function cancellable<T>(
  token: vscode.CancellationToken | undefined,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  if (token?.isCancellationRequested) throw new vscode.CancellationError();
  const listening = token?.onCancellationRequested(() => controller.abort());
  try {
    return await call(controller.signal);
  } catch (error) {
    throw token?.isCancellationRequested ? new vscode.CancellationError() : error;
  } finally {
    listening?.dispose();
  }
}
