/** The items of the address quick pick. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/model.ts';
import { parseAddress } from '../address/address.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';

export type AddressChoice =
  | { kind: 'address'; profile: ConnectionProfile; withOptions?: boolean }
  | { kind: 'profile'; saved: SavedProfile }
  | { kind: 'demo' };

export interface AddressItem extends vscode.QuickPickItem {
  /** Absent where what was typed is no address. */
  choice?: AddressChoice;
  isTyped?: boolean;
  /** Of the buttons the one that asks for headers and subprotocols. */
  optionsButton?: vscode.QuickInputButton;
}

/** What was typed, as the first item; undefined where nothing was. */
export function typedItem(value: string): AddressItem | undefined {
  if (value.trim() === '') return undefined;
  const address = parseAddress(value);
  if ('error' in address) {
    return { label: `$(error) ${address.error}`, alwaysShow: true, isTyped: true };
  }
  const optionsButton = newOptionsButton();
  return {
    label: `$(plug) ${value.trim()}`,
    description: address.note ?? t('Connect'),
    choice: { kind: 'address', profile: { url: value.trim() } },
    alwaysShow: true,
    isTyped: true,
    buttons: [optionsButton],
    optionsButton,
  };
}

export function addressItems(
  typed: AddressItem | undefined,
  history: readonly ConnectionProfile[],
  saved: readonly SavedProfile[],
  {
    demo = true,
    addressOf = ({ url }) => withoutReferences(url),
  }: { demo?: boolean; addressOf?: (profile: SavedProfile['profile']) => string } = {},
): AddressItem[] {
  const isAddress = typed?.choice !== undefined;
  return [
    ...(typed && isAddress ? [typed] : []),
    ...group(t('recent'), history.map(historyItem)),
    ...group(
      t('profiles'),
      saved.map((one) => profileItem(one, addressOf(one.profile))),
    ),
    ...group(t('demo server'), demo ? [demoItem()] : []),
    // Behind the others, so that Enter takes a profile whose name was typed.
    ...(typed && !isAddress ? [typed] : []),
  ];
}

function demoItem(): AddressItem {
  return {
    label: t('$(beaker) Try the demo server'),
    description: t('runs on this machine'),
    choice: { kind: 'demo' },
  };
}

/** The same address may be there with and without what a server asked for. */
function historyItem(profile: ConnectionProfile): AddressItem {
  const extras = [
    ...(profile.headers?.length
      ? [profile.headers.length === 1 ? t('1 header') : t('{0} headers', profile.headers.length)]
      : []),
    ...(profile.auth ? [authWords(profile.auth)] : []),
    ...(profile.tls?.ca === undefined ? [] : [t('trusted certificate')]),
    ...(profile.subprotocols?.length ? [profile.subprotocols.join(', ')] : []),
  ];
  const optionsButton = newOptionsButton();
  return {
    label: `$(history) ${withoutReferences(profile.url)}`,
    description: extras.join(' · '),
    choice: { kind: 'address', profile },
    buttons: [optionsButton, { iconPath: new vscode.ThemeIcon('close'), tooltip: t('Remove from history') }],
    optionsButton,
  };
}

function authWords(auth: NonNullable<ConnectionProfile['auth']>): string {
  switch (auth.type) {
    case 'basic':
      return t('user name and password');
    case 'bearer':
      return t('bearer token');
    case 'apiKey':
      return t('API key');
    default:
      return auth satisfies never;
  }
}

function profileItem(saved: SavedProfile, address: string): AddressItem {
  const { profile, store } = saved;
  return {
    label: `$(bookmark) ${profile.name}`,
    description: `${address} — ${store.title}`,
    choice: { kind: 'profile', saved },
  };
}

function newOptionsButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('settings-gear'), tooltip: t('Connect with headers or subprotocols…') };
}

function group(label: string, items: AddressItem[]): AddressItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
