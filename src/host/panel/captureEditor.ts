/** Opens a file of captures in an editor: the panel of its first connection; the others are in the list beside. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { failureOf } from '../../contract/rpc.ts';
import type { CaptureFiles } from '../captures/captureFiles.ts';
import { withFileProgress } from '../captures/fileProgress.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Panels } from './panels.ts';

/** An open file. When its editor is closed its connections go, those that are shown elsewhere excepted. */
class CaptureDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly sessions: readonly HostSession[];
  readonly #closed: (sessions: readonly HostSession[]) => void;

  constructor(uri: vscode.Uri, sessions: readonly HostSession[], closed: (sessions: readonly HostSession[]) => void) {
    this.uri = uri;
    this.sessions = sessions;
    this.#closed = closed;
  }

  dispose(): void {
    this.#closed(this.sessions);
  }
}

export class CaptureEditor implements vscode.CustomReadonlyEditorProvider<CaptureDocument> {
  readonly #files: CaptureFiles;
  readonly #sessions: Sessions;
  readonly #panels: Panels;

  constructor({ files, sessions, panels }: { files: CaptureFiles; sessions: Sessions; panels: Panels }) {
    this.#files = files;
    this.#sessions = sessions;
    this.#panels = panels;
  }

  /** What it rejects with stands in the place of the editor. */
  async openCustomDocument(
    uri: vscode.Uri,
    _context: vscode.CustomDocumentOpenContext,
    token: vscode.CancellationToken,
  ): Promise<CaptureDocument> {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    try {
      const sessions = await withFileProgress(t('Opening {0}', name), ({ signal, progress }) =>
        this.#files.open(uri, { signal: AbortSignal.any([signal, abortedBy(token)]), progress }),
      );
      return new CaptureDocument(uri, sessions, (gone) => void this.#forget(gone));
    } catch (error) {
      const { message, cause, remedy } = failureOf(error);
      throw new Error([message, cause, remedy].join(' '), { cause: error });
    }
  }

  resolveCustomEditor({ sessions }: CaptureDocument, panel: vscode.WebviewPanel): void {
    this.#panels.adopt(panel, sessions[0]!);
  }

  async #forget(gone: readonly HostSession[]): Promise<void> {
    for (const session of gone) {
      if (this.#panels.of(session) === undefined) await this.#sessions.forget(session, { deleteCapture: false });
    }
  }
}

function abortedBy(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
