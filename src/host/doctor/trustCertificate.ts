/** Asks whether a certificate is to be trusted, and where to keep it. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { RpcError } from '../../contract/rpc.ts';
import { certificateFileName, writeCertificate } from './certificateFile.ts';
import { certificateWords, readCertificate, subjectWords } from './certificateWords.ts';

export interface TrustQuestion {
  pem: string;
  /** Of the connection. */
  label: string;
  /** Who is going to trust it: `the profile “feed”`, `this connection`. */
  who: string;
  /** Absolute path of the folder that the file is proposed to be in. */
  folder: string;
}

/** The file's absolute path, once it is written; undefined where the person does not want that. */
export async function trustCertificate({ pem, label, who, folder }: TrustQuestion): Promise<string | undefined> {
  const certificate = readCertificate(pem);
  const save = 'Save Certificate and Trust It…';
  const detail = [
    certificateWords(certificate, Date.now()),
    `Compare the fingerprint with the server’s own: whoever stands in between could have shown another certificate. Only ${who} will trust it.`,
    ...(vscode.workspace.isTrusted
      ? []
      : [
          'This workspace is not trusted. What stands in its files may have been written to lead you here: go on only if you know this server.',
        ]),
  ].join('\n\n');
  const message = `Trust the certificate of ${subjectWords(certificate)}?`;
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, save)) !== save) return undefined;
  const chosen = await vscode.window.showSaveDialog({
    title: 'Save the Certificate',
    saveLabel: 'Save and Trust',
    defaultUri: vscode.Uri.file(join(folder, certificateFileName(label))),
    filters: { Certificates: ['pem', 'crt', 'cer'] },
  });
  if (!chosen) return undefined;
  if (chosen.scheme !== 'file') throw notAFile(chosen);
  await writeCertificate(chosen.fsPath, certificate.toString());
  return chosen.fsPath;
}

/** Where a connection that no file holds has its certificates: beside the profiles of the first folder, else at home. */
export function certificateFolder(folder: vscode.WorkspaceFolder | undefined): string {
  if (folder?.uri.scheme !== 'file') return homedir();
  const settings = join(folder.uri.fsPath, '.vscode');
  return existsSync(settings) ? settings : folder.uri.fsPath;
}

function notAFile(uri: vscode.Uri): RpcError {
  return new RpcError({
    code: 'not-a-file',
    message: 'The certificate was not saved.',
    cause: `${uri.scheme}: is not the machine that the connection is made from.`,
    remedy: 'Choose a folder on that machine.',
  });
}
