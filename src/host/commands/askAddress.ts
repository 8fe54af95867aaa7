/** The quick pick of `Connect…`: an address as free text, or one of history, profiles, demo server. */
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../contract/model.ts';
import { DisposableStore } from '../disposables.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { shownAddress } from '../profiles/shownAddress.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { Services } from '../services.ts';
import { addressItems, typedItem, type AddressChoice, type AddressItem } from './addressItems.ts';
import { askOptions } from './askOptions.ts';

export type AddressAnswer =
  { kind: 'address'; profile: ConnectionProfile } | { kind: 'profile'; saved: SavedProfile } | { kind: 'demo' };

/** What the address is for. */
export interface AddressPurpose {
  title: string;
  /** The demo server is among the answers. */
  demo: boolean;
}

/** Undefined: the person left it. */
export async function askAddress(services: Services, purpose: AddressPurpose): Promise<AddressAnswer | undefined> {
  const choice = await pickAddress(services, purpose);
  if (choice?.kind !== 'address' || !choice.withOptions) return choice;
  const profile = await askOptions(choice.profile);
  return profile && { kind: 'address', profile };
}

function pickAddress(
  { recent, profiles, environment }: Services,
  { title, demo }: AddressPurpose,
): Promise<AddressChoice | undefined> {
  const owned = new DisposableStore();
  const pick = owned.add(vscode.window.createQuickPick<AddressItem>());
  pick.title = title;
  pick.placeholder = 'wss://example.com/feed';
  pick.matchOnDescription = true;
  pick.busy = true;
  const addressOf = (profile: SourceProfile): string =>
    shownAddress(profile, profileScope(profile, profiles, environment));
  let saved: readonly SavedProfile[] = [];
  let typedSeen = false;
  const refresh = (): void => {
    const typed = typedItem(pick.value);
    if (pick.value.trim() === '') typedSeen = false;
    // What was typed is not lost where something else takes the focus.
    pick.ignoreFocusOut = pick.value.trim() !== '';
    pick.items = addressItems(typed, recent.history, saved, { demo, addressOf });
  };

  return new Promise((resolve) => {
    const end = (choice: AddressChoice | undefined): void => {
      resolve(choice);
      owned.dispose();
    };
    owned.add(pick.onDidChangeValue(refresh));
    owned.add(
      pick.onDidChangeActive(([active]) => {
        if (active?.isTyped) typedSeen = true;
      }),
    );
    owned.add(
      pick.onDidAccept(() => {
        // Enter may come before the list shows what was typed last: then what was typed is meant.
        const typed = typedItem(pick.value);
        const [chosen] = pick.selectedItems;
        const isTyped = chosen === undefined || chosen.isTyped || (typed?.choice !== undefined && !typedSeen);
        const choice = isTyped ? typed?.choice : chosen.choice;
        if (choice) end(choice);
      }),
    );
    owned.add(
      pick.onDidTriggerItemButton(({ item, button }) => {
        const choice = item.isTyped ? typedItem(pick.value)?.choice : item.choice;
        if (choice?.kind !== 'address') return;
        if (button === item.optionsButton) end({ ...choice, withOptions: true });
        else void recent.removeFromHistory(choice.profile).then(refresh);
      }),
    );
    owned.add(pick.onDidHide(() => end(undefined)));
    refresh();
    pick.show();
    void profiles.all().then((all) => {
      if (owned.disposed) return;
      saved = all;
      pick.busy = false;
      refresh();
    });
  });
}
