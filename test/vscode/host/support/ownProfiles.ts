/** Profile files of a test's own, beside those of the extension. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';
import { ProfileStore } from '../../../../src/host/profiles/profileStore.ts';

export interface OwnProfiles {
  /** Of a folder `app`. */
  readonly workspace: ProfileStore;
  readonly user: ProfileStore;
  readonly stores: readonly ProfileStore[];
  load(): Promise<void>;
  all(): Promise<SavedProfile[]>;
  saved(name: string): SavedProfile;
  text(store: ProfileStore): Promise<string>;
  /** As `folder:name`, in the order of the file. */
  order(store: ProfileStore): Promise<string[]>;
  dispose(): Promise<void>;
}

export async function ownProfiles(texts: { workspace?: string; user?: string } = {}): Promise<OwnProfiles> {
  const folder = await mkdtemp(join(tmpdir(), 'own-profiles-'));
  const uri = vscode.Uri.file(join(folder, 'app'));
  const workspace = ProfileStore.ofFolder({ uri, name: 'app', index: 0 });
  const user = ProfileStore.ofUser(vscode.Uri.file(join(folder, 'storage')));
  const stores = [workspace, user];
  for (const store of stores) {
    await mkdir(dirname(store.uri.fsPath), { recursive: true });
    const text = texts[store.kind];
    if (text !== undefined) await writeFile(store.uri.fsPath, text);
    await store.load();
  }
  const text = (store: ProfileStore): Promise<string> => readFile(store.uri.fsPath, 'utf8');
  const all = (): SavedProfile[] => stores.flatMap((store) => store.entries.map(({ profile }) => ({ store, profile })));
  return {
    workspace,
    user,
    stores,
    load: async () => {
      await Promise.all(stores.map((store) => store.load()));
    },
    all: () => Promise.resolve(all()),
    saved(name) {
      const found = all().find(({ profile }) => profile.name === name);
      if (!found) throw new Error(`There is no profile ${name}.`);
      return found;
    },
    text,
    async order(store) {
      const { profiles } = parse(await text(store)) as { profiles: { name: string; folder?: string }[] };
      return profiles.map(({ name, folder: path }) => (path === undefined ? name : `${path}:${name}`));
    },
    async dispose() {
      for (const store of stores) store.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same file in a folder that is not trusted. */
export function untrusted(store: ProfileStore): ProfileStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'trusted') return false;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
