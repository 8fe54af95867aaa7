/** What the payloads of a connection are made of. */
import { relative } from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { PayloadSchema } from '../../contract/profile.ts';
import { changeSavedProfile } from '../doctor/changeSavedProfile.ts';
import type { ProfilePatch } from '../profiles/profileEdits.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { savedProfileOf } from '../profiles/savedProfileOf.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

const extensions = ['proto', 'desc', 'protoset', 'binpb', 'avsc', 'avpr'];
/** Of the workspace, that are offered; others are found in the dialog. */
const mostFiles = 200;

interface FileItem extends vscode.QuickPickItem {
  /** Null: nothing says it; absent: it is to be looked for. */
  file?: string | null;
}

interface MessageItem extends vscode.QuickPickItem {
  /** Absent: none is named. */
  message?: string;
}

export function schemaCommands(services: Services): CommandHandlers<'chooseSchema'> {
  return {
    async chooseSchema(argument) {
      const session = await chosenSession(argument, services);
      if (!session) return;
      const file = await askFile(session);
      if (file === undefined) return;
      const schema = file === null ? null : await askMessages(session, file);
      if (schema === undefined) return;
      await session.call('chooseSchema', { schema });
      await offerToKeep(services, session, schema);
    },
  };
}

async function askFile(session: HostSession): Promise<string | null | undefined> {
  const found = await vscode.workspace.findFiles(`**/*.{${extensions.join(',')}}`, '**/node_modules/**', mostFiles);
  const files = found
    .filter(({ scheme }) => scheme === 'file')
    .map((uri): FileItem => ({ label: vscode.workspace.asRelativePath(uri), file: uri.fsPath }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const items: FileItem[] = [
    ...files,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: t('Browse…'), detail: t('A .proto file, a descriptor set of Protocol Buffers, or an .avsc of Avro') },
    { label: t('None'), detail: t('Payloads as their decoder reads them without a schema'), file: null },
  ];
  const title = t('Schema of {0}', session.snapshot.label);
  const item = await vscode.window.showQuickPick(items, { title, placeHolder: t('What are the messages made of?') });
  if (!item || item.file !== undefined) return item?.file;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t('Choose Schema'),
      canSelectMany: false,
      filters: { [t('Schemas')]: extensions, [t('All files')]: ['*'] },
    })) ?? [];
  return uri?.fsPath;
}

/** Where there are several, which of them comes, and which goes. */
async function askMessages(session: HostSession, file: string): Promise<PayloadSchema | undefined> {
  const names = await session.call('schemaMessages', { file });
  if (names.length <= 1) return { file };
  const received = await askMessage(
    names,
    t('Which message is received?'),
    isAvro(file) ? t('What the file is of') : undefined,
  );
  if (!received) return undefined;
  const sent = await askMessage(names, t('Which message is sent?'), t('The same as received'));
  if (!sent) return undefined;
  const { message } = received;
  if (sent.message === undefined) return { file, ...(message === undefined ? {} : { message }) };
  return { file, ...(message === undefined ? {} : { in: message }), out: sent.message };
}

async function askMessage(
  names: readonly string[],
  placeHolder: string,
  none: string | undefined,
): Promise<MessageItem | undefined> {
  const items: MessageItem[] = names.map((message) => ({ label: message, message }));
  return vscode.window.showQuickPick(none === undefined ? items : [...items, { label: none }], {
    placeHolder,
    ignoreFocusOut: true,
  });
}

/** Of a connection by a saved profile it can be kept for the next one. */
async function offerToKeep(services: Services, session: HostSession, schema: PayloadSchema | null): Promise<void> {
  const saved = savedProfileOf(session.source, await services.profiles.all());
  if (!saved || (schema === null && saved.profile.schema === undefined)) return;
  const keep = t('Keep in Profile');
  const words =
    schema === null
      ? t('{0} is read without a schema now.', session.snapshot.label)
      : t('{0} is read by {1} now.', session.snapshot.label, vscode.workspace.asRelativePath(schema.file));
  if ((await vscode.window.showInformationMessage(words, keep)) !== keep) return;
  await changeSavedProfile(saved, () => schemaPatch(saved, schema), vscode.ViewColumn.Beside);
}

/** What was said of a schema before goes; a decoder of another format would have the last word. */
export function schemaPatch(
  { store, profile }: Pick<SavedProfile, 'profile'> & { store: { uri: vscode.Uri } },
  schema: PayloadSchema | null,
): ProfilePatch {
  if (schema === null) return { schema: null };
  const { file, in: received = null, out = null, message = null } = schema;
  const folder = vscode.workspace.getWorkspaceFolder(store.uri)?.uri.fsPath;
  const path = folder === undefined ? file : relative(folder, file).replaceAll('\\', '/');
  const written = path.startsWith('..') ? file : path;
  const format = isAvro(file) ? 'avro' : 'protobuf';
  const reads = profile.decoder === undefined || profile.decoder.endsWith(format);
  return {
    schema: { file: written, in: received, out, message, rules: null },
    ...(reads ? {} : { decoder: null }),
  };
}

function isAvro(file: string): boolean {
  return /\.(?:avsc|avpr)$/i.test(file);
}
