/** Saves a draft as a template: asks where and under which name. Secrets in it go to the secret storage. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Draft } from '../../contract/panel.ts';
import { tooLarge } from '../failures.ts';
import { formattedDraft } from '../payloads/formattedDraft.ts';
import type { MessageTemplate } from '../profiles/messageTemplate.ts';
import { putTemplate } from '../profiles/templateEdits.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { SecretVault } from '../profiles/secretVault.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { openTemplate } from './openTemplate.ts';
import { templateOf } from './templateDraft.ts';
import type { TemplateGroup, TemplatePlace } from './templateGroups.ts';
import type { Templates } from './templates.ts';

/** UTF-16 code units: a profile file is to be read by people. */
const longest = 256 << 10;

export interface SavingServices {
  templates: Pick<Templates, 'groups'>;
  vault: Pick<SecretVault, 'protect'>;
}

/** False: a question was left. */
export async function saveTemplate(
  session: HostSession,
  draft: Draft,
  { templates, vault }: SavingServices,
): Promise<boolean> {
  if (draft.text.length > longest)
    throw tooLarge(t('The message is too large to be saved as a template.'), t('{0} Ki characters', 256));
  // What is not JSON would be left out when the file is read.
  if (draft.kind === 'json' || draft.kind === 'tree') formattedDraft(draft);
  const group = await askPlace(await templates.groups(session));
  const name = group && (await askName(group));
  if (name === undefined) return false;
  const template = await protectedTemplate(templateOf(name, draft), session, vault);
  await group!.file.edit((text) => putTemplate(text, group!.profile, template) ?? missing(group!.profile));
  void offerToOpen(group!, name, JSON.stringify(template) !== JSON.stringify(templateOf(name, draft)));
  return true;
}

async function askPlace(
  groups: readonly TemplateGroup<ProfileStore>[],
): Promise<TemplateGroup<ProfileStore> | undefined> {
  const items = groups.map((group) => ({
    label: `${iconOf(group)} ${group.title}`,
    description: group.file.kind === 'user' ? t('for every folder') : vscode.workspace.asRelativePath(group.file.uri),
    group,
  }));
  if (items.length === 1) return items[0]!.group;
  return (
    await vscode.window.showQuickPick(items, {
      title: t('Save as Template'),
      placeHolder: t('Save where?'),
      ignoreFocusOut: true,
    })
  )?.group;
}

function iconOf({ file, profile }: TemplatePlace<ProfileStore>): string {
  if (profile !== undefined) return '$(plug)';
  return file.kind === 'user' ? '$(account)' : '$(root-folder)';
}

async function askName({ templates }: TemplateGroup<ProfileStore>): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: t('Save as Template'),
    prompt: t('Name of the template'),
    // The panel, from where it is asked for, may take the focus back a moment later.
    ignoreFocusOut: true,
    validateInput: (text) => {
      const typed = text.trim();
      if (typed === '') return t('A template needs a name.');
      if (!templates.some((one) => one.name === typed)) return undefined;
      return { message: t('The template “{0}” is replaced.', typed), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

/** What is secret in it is named there, and kept for the server of the connection. */
async function protectedTemplate(
  template: MessageTemplate,
  { origin, source }: HostSession,
  vault: Pick<SecretVault, 'protect'>,
): Promise<MessageTemplate> {
  const { url, from }: SourceProfile = source;
  const holder = { url: origin ?? url, ...(from && { from }), templates: [template] };
  return (await vault.protect(holder, template.name)).templates[0] ?? template;
}

async function offerToOpen(place: TemplatePlace<ProfileStore>, name: string, hasSecrets: boolean): Promise<void> {
  const open = t('Open File');
  const said = hasSecrets
    ? t('Saved the template “{0}”. The secret in it is kept in the secret storage.', name)
    : t('Saved the template “{0}”.', name);
  const chosen = await vscode.window.showInformationMessage(said, open);
  if (chosen === open) await openTemplate(place, name);
}

function missing(profile: string | undefined): never {
  throw new Error(t('There is no profile “{0}” in the file any more.', profile ?? ''));
}
