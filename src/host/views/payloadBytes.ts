/** Payloads as read-only files in memory, for editors of bytes: nothing of them is written to a disk. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { fileLabel } from '../../contract/payloadAddress.ts';
import { failureOf } from '../../contract/rpc.ts';
import { bytesScheme } from '../contributions.ts';
import { sessionForgotten, tooLarge } from '../failures.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';

/** Bytes: an editor holds them in memory, and so does each step of their way there. */
const fileLimit = 256 << 20;

/** `/session/row/name.bin` */
export function bytesUri(session: HostSession, id: number): vscode.Uri {
  return vscode.Uri.from({
    scheme: bytesScheme,
    path: `/${session.id}/${id}/${fileLabel(session.snapshot.label)} ${id}.bin`,
  });
}

export class PayloadBytes implements Pick<vscode.FileSystemProvider, 'stat' | 'readFile'> {
  readonly #sessions: Pick<Sessions, 'get'>;

  constructor(sessions: Pick<Sessions, 'get'>) {
    this.#sessions = sessions;
  }

  stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return this.#read(uri, async (session, id) => {
      const { payload } = await session.call('detail', { id, limit: 0 });
      const permissions = vscode.FilePermission.Readonly;
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: payload.total, permissions };
    });
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return this.#read(uri, async (session, id) => {
      const { payload } = await session.call('detail', { id, limit: 0 });
      if (payload.total > fileLimit) throw tooLarge(t('The payload is too large to be opened as a file.'), '256 MiB');
      return session.call('payload', { id });
    });
  }

  async #read<T>(uri: vscode.Uri, read: (session: HostSession, id: number) => Promise<T>): Promise<T> {
    const [, session = '', row = ''] = uri.path.split('/');
    const id = Number(row);
    if (!Number.isSafeInteger(id) || id < 1) throw vscode.FileSystemError.FileNotFound(uri);
    try {
      const found = this.#sessions.get(session);
      if (!found) throw sessionForgotten();
      return await read(found, id);
    } catch (error) {
      const { message, remedy } = failureOf(error);
      throw vscode.FileSystemError.Unavailable(`${message} ${remedy}`);
    }
  }
}
