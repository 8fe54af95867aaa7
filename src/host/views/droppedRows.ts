/** Rows of a table that are dropped into a text, with Shift held: their payloads are inserted, not their addresses. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { urisIn } from '../captures/uriList.ts';
import { documentScheme, uriList } from '../contributions.ts';
import { tooLarge } from '../failures.ts';
import { textLimit } from './payloadText.ts';

/** More specific than what VS Code itself has for any document, so that it comes first. */
const anyDocument: vscode.DocumentSelector = { pattern: '**' };

export class DroppedRows implements vscode.DocumentDropEditProvider, vscode.Disposable {
  readonly #read: (uri: vscode.Uri) => Promise<string>;
  readonly #failed: (error: unknown) => void;
  readonly #registration: vscode.Disposable;

  /** `read` gives the payload that an address of `documentScheme` names. */
  constructor(read: (uri: vscode.Uri) => Promise<string>, failed: (error: unknown) => void) {
    this.#read = read;
    this.#failed = failed;
    this.#registration = vscode.languages.registerDocumentDropEditProvider(anyDocument, this, {
      dropMimeTypes: [uriList],
    });
  }

  /** Undefined for what is no row of ours: VS Code goes on with it. */
  async provideDocumentDropEdits(
    _document: vscode.TextDocument,
    _position: vscode.Position,
    dragged: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const addresses = urisIn((await dragged.get(uriList)?.asString()) ?? '').map((uri) => vscode.Uri.parse(uri));
    if (addresses.length === 0 || addresses.some(({ scheme }) => scheme !== documentScheme)) return undefined;
    try {
      const payloads = [];
      let length = 0;
      for (const address of addresses) {
        const payload = await this.#read(address);
        length += payload.length;
        if (length > textLimit) throw tooLarge(t('The payloads are too large to be inserted.'), '8 MiB');
        payloads.push(payload);
      }
      const title = payloads.length === 1 ? t('Insert payload') : t('Insert {0} payloads', payloads.length);
      return new vscode.DocumentDropEdit(payloads.join('\n'), title);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
