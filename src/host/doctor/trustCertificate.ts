/** Asks whether a certificate is to be trusted, and where to keep it. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';
import { certificateFileName, writeCertificate } from './certificateFile.ts';
import { certificateWords, readCertificate, subjectWords } from './certificateWords.ts';

export interface TrustQuestion {
  pem: string;
  /** Of the connection. */
  label: string;
  /** Name of the profile that is going to trust it; absent: this connection alone. */
  profile?: string;
  /** Absolute path of the folder that the file is proposed to be in. */
  folder: string;
}

/** The file's absolute path, once it is written; undefined where the person does not want that. */
export async function trustCertificate({ pem, label, profile, folder }: TrustQuestion): Promise<string | undefined> {
  const certificate = readCertificate(pem);
  const save = t('Save Certificate and Trust It…');
  const detail = [
    certificateWords(certificate, Date.now()),
    t(
      'Compare the fingerprint with the server’s own: whoever stands in between could have shown another certificate.',
    ) +
      ` ${profile === undefined ? t('Only this connection will trust it.') : t('Only the profile “{0}” will trust it.', profile)}`,
    ...(vscode.workspace.isTrusted
      ? []
      : [
          t(
            'This workspace is not trusted. What stands in its files may have been written to lead you here: go on only if you know this server.',
          ),
        ]),
  ].join('\n\n');
  const message = t('Trust the certificate of {0}?', subjectWords(certificate));
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, save)) !== save) return undefined;
  const chosen = await vscode.window.showSaveDialog({
    title: t('Save the Certificate'),
    saveLabel: t('Save and Trust'),
    defaultUri: vscode.Uri.file(join(folder, certificateFileName(label))),
    filters: { [t('Certificates')]: ['pem', 'crt', 'cer'] },
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
    message: t('The certificate was not saved.'),
    cause: t('{0}: is not the machine that the connection is made from.', uri.scheme),
    remedy: t('Choose a folder on that machine.'),
  });
}
