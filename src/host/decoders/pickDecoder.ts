/** Asks what payloads are to be read by: a list in which chains can be typed, too. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { DecoderChoice, DecoderChoices } from './decoderChoices.ts';
import { typedChain, writtenProblem } from './typedChain.ts';

interface DecoderItem extends vscode.QuickPickItem {
  choice?: DecoderChoice;
  /** To be written on. */
  text?: string;
}

/** Undefined: the person left; null: by what is recognised. */
export async function pickDecoder(
  title: string,
  choices: DecoderChoices,
  now: string,
): Promise<string | null | undefined> {
  const item = await pick(title, choices);
  if (item === undefined) return undefined;
  const chain = item.choice?.chain;
  return chain === undefined ? askChain(item.text ?? now) : chain;
}

function pick(title: string, { ways, decoders }: DecoderChoices): Promise<DecoderItem | undefined> {
  const list = vscode.window.createQuickPick<DecoderItem>();
  const listed = [...ways.map(itemOf), separator(), ...decoders.map(itemOf)];
  list.title = title;
  list.placeholder = t('What do the payloads mean? A chain such as base64 > msgpack can be typed');
  list.matchOnDescription = true;
  list.items = listed;
  list.activeItems = listed.filter(({ choice }) => choice?.current === true);
  return new Promise((resolve) => {
    list.onDidChangeValue((text) => {
      const typed = typedItems(text);
      list.items = [...typed, ...listed];
      if (typed[0] !== undefined) list.activeItems = [typed[0]];
    });
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function itemOf({ always, current, ...choice }: DecoderChoice): DecoderItem {
  const { label, description } = choice;
  return {
    label,
    description,
    iconPath: new vscode.ThemeIcon(current === true ? 'check' : 'blank'),
    alwaysShow: always === true,
    choice: { ...choice, ...(current === true && { current }) },
  };
}

function separator(): DecoderItem {
  return { label: t('Decoders'), kind: vscode.QuickPickItemKind.Separator };
}

/** What the text says by itself; nothing where it is only looked for. */
export function typedItems(text: string): DecoderItem[] {
  const typed = typedChain(text);
  if (typed === undefined) return [];
  const uses = typed.chains.map((chain): DecoderItem => {
    const label = t('Use {0}', chain);
    return {
      label,
      iconPath: new vscode.ThemeIcon('blank'),
      alwaysShow: true,
      choice: { label, description: '', chain },
    };
  });
  const { problem } = typed;
  if (problem === undefined) return uses;
  const iconPath = new vscode.ThemeIcon('warning');
  return [...uses, { label: problem, iconPath, alwaysShow: true, text }];
}

async function askChain(value: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Chain of decoders'),
    prompt: t('From the outside in, the format last: base64 > zlib > msgpack'),
    value,
    validateInput: writtenProblem,
  });
}
