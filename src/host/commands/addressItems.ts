/** The items of the address quick pick. */
import * as vscode from 'vscode';
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
    description: address.note ?? 'Connect',
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
    ...group('recent', history.map(historyItem)),
    ...group(
      'profiles',
      saved.map((one) => profileItem(one, addressOf(one.profile))),
    ),
    ...group('demo server', demo ? [demoItem] : []),
    // Behind the others, so that Enter takes a profile whose name was typed.
    ...(typed && !isAddress ? [typed] : []),
  ];
}

const demoItem: AddressItem = {
  label: '$(beaker) Try the demo server',
  description: 'runs on this machine',
  choice: { kind: 'demo' },
};

const authWords = { basic: 'user name and password', bearer: 'bearer token', apiKey: 'API key' } as const;

/** The same address may be there with and without what a server asked for. */
function historyItem(profile: ConnectionProfile): AddressItem {
  const extras = [
    ...(profile.headers?.length
      ? [profile.headers.length === 1 ? '1 header' : `${profile.headers.length} headers`]
      : []),
    ...(profile.auth ? [authWords[profile.auth.type]] : []),
    ...(profile.tls?.ca === undefined ? [] : ['trusted certificate']),
    ...(profile.subprotocols?.length ? [profile.subprotocols.join(', ')] : []),
  ];
  const optionsButton = newOptionsButton();
  return {
    label: `$(history) ${withoutReferences(profile.url)}`,
    description: extras.join(' · '),
    choice: { kind: 'address', profile },
    buttons: [optionsButton, { iconPath: new vscode.ThemeIcon('close'), tooltip: 'Remove from history' }],
    optionsButton,
  };
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
  return { iconPath: new vscode.ThemeIcon('settings-gear'), tooltip: 'Connect with headers or subprotocols…' };
}

function group(label: string, items: AddressItem[]): AddressItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
