/** Templates from the palette: into the composer, or sent at once. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import { removeTemplate } from '../profiles/templateEdits.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { openTemplate } from '../templates/openTemplate.ts';
import { draftOf } from '../templates/templateDraft.ts';
import type { TemplateGroup } from '../templates/templateGroups.ts';
import type { SavedTemplate } from '../templates/templates.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type TemplateItem = vscode.QuickPickItem & { saved?: SavedTemplate };

interface ChoiceButton extends vscode.QuickInputButton {
  what: 'edit' | 'remove';
}

function buttonsOf(): ChoiceButton[] {
  return [
    { what: 'edit', iconPath: new vscode.ThemeIcon('edit'), tooltip: t('Edit') },
    { what: 'remove', iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Remove') },
  ];
}

/** Characters of a template that are shown beside its name. */
const shown = 80;

export function templateCommands(
  services: Pick<Services, 'panels' | 'templates' | 'sender'>,
): CommandHandlers<'insertTemplate' | 'sendTemplate'> {
  const { panels, templates, sender } = services;
  const chosenTemplate = async (title: string, session: HostSession): Promise<SavedTemplate | undefined> => {
    const choice = await pickTemplate(title, session, templates);
    if (!choice) return undefined;
    const { what, saved } = choice;
    switch (what) {
      case 'use':
        return saved;
      case 'edit':
        await openTemplate(saved, saved.template.name);
        return undefined;
      case 'remove':
        await remove(saved);
        return undefined;
      default:
        return what satisfies never;
    }
  };
  return {
    async insertTemplate() {
      const panel = panels.current;
      const chosen = panel && (await chosenTemplate(t('Insert Template'), panel.session));
      if (chosen) panel.offer(draftOf(chosen.template));
    },
    async sendTemplate() {
      const session = panels.current?.session;
      const chosen = session && (await chosenTemplate(t('Send Template'), session));
      if (chosen) await sender.send(session, draftOf(chosen.template));
    },
  };
}

/** The items of the list, in groups. */
export function templateItems(groups: readonly TemplateGroup<ProfileStore>[]): TemplateItem[] {
  return groups
    .filter(({ templates }) => templates.length > 0)
    .flatMap(({ title, file, profile, templates }) => [
      { label: title, kind: vscode.QuickPickItemKind.Separator },
      ...templates.map((template) => ({
        label: template.name,
        description: draftOf(template).text.replace(/\s+/g, ' ').slice(0, shown),
        buttons: buttonsOf(),
        saved: { file, profile, template },
      })),
    ]);
}

interface Choice {
  what: 'use' | 'edit' | 'remove';
  saved: SavedTemplate;
}

/** Undefined: the person left the list. */
async function pickTemplate(
  title: string,
  session: HostSession,
  templates: Pick<Services['templates'], 'groups'>,
): Promise<Choice | undefined> {
  const items = templateItems(await templates.groups(session));
  if (items.length === 0) {
    void tellNone();
    return undefined;
  }
  const list = vscode.window.createQuickPick<TemplateItem>();
  list.title = title;
  list.placeholder = t('Templates of {0}', session.snapshot.label);
  list.matchOnDescription = true;
  list.items = items;
  return new Promise((resolve) => {
    const choose = (what: Choice['what'], saved: SavedTemplate | undefined): void => {
      resolve(saved && { what, saved });
      list.hide();
    };
    list.onDidTriggerItemButton(({ item, button }) => choose((button as ChoiceButton).what, item.saved));
    list.onDidAccept(() => choose('use', list.selectedItems[0]?.saved));
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

async function remove({ file, profile, template: { name } }: SavedTemplate): Promise<void> {
  const action = t('Remove');
  const question =
    profile === undefined
      ? t('Remove the template “{0}” from {1}?', name, vscode.workspace.asRelativePath(file.uri))
      : t('Remove the template “{0}” from the profile “{1}”?', name, profile);
  if ((await vscode.window.showWarningMessage(question, { modal: true }, action)) !== action) return;
  await file.edit((text) => removeTemplate(text, profile, name) ?? text);
}

async function tellNone(): Promise<void> {
  const save = t('Save Message as Template…');
  const chosen = await vscode.window.showInformationMessage(
    t('There are no templates yet. Write a message in the composer, then save it as one.'),
    save,
  );
  if (chosen === save) await vscode.commands.executeCommand(commands.saveTemplate);
}
