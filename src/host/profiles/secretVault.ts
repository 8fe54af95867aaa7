/**
 * Secrets of profiles, in the secret storage. Each is kept for one origin: a profile of another host, or of plain `ws://`,
 * that names the same secret does not get it.
 */
import { addressOrigin } from '../address/address.ts';
import type { ConnectionProfile } from '../../contract/model.ts';
import { extractSecrets, type SecretPlace } from './secretExtraction.ts';
import { referencedSecrets, secretReference, withSecrets } from './secretReferences.ts';

/** `vscode.SecretStorage`, as far as it is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** Asks the person; undefined where they leave the question. */
export type AskForSecret = (name: string, origin: string) => PromiseLike<string | undefined>;

/** Names of one place tried before the last one is overwritten. */
const namesTried = 50;

export class SecretVault {
  readonly #store: SecretStore;
  readonly #ask: AskForSecret;

  constructor(store: SecretStore, ask: AskForSecret) {
    this.#store = store;
    this.#ask = ask;
  }

  /** The profile with its secrets stored here and named in it. `prefix` begins their names. */
  async protect(profile: ConnectionProfile, prefix: string): Promise<ConnectionProfile> {
    const found = new Map<string, { place: SecretPlace; value: string }>();
    extractSecrets(profile, (place, value) => {
      found.set(`${place}\n${value}`, { place, value });
      return '';
    });
    const names = new Map<string, string>();
    for (const [key, { place, value }] of found) {
      names.set(key, await this.#keep(originOf(profile), `${nameOf(prefix)}.${nameOf(place)}`, value));
    }
    return extractSecrets(profile, (place, value) => secretReference(names.get(`${place}\n${value}`)!));
  }

  /**
   * The profile with every secret in its place; undefined where the person would not tell one.
   * `beginning`: only those whose names begin so.
   */
  async resolve(profile: ConnectionProfile, beginning = ''): Promise<ConnectionProfile | undefined> {
    const origin = originOf(profile);
    const values = new Map<string, string>();
    for (const name of referencedSecrets(profile).filter((one) => one.startsWith(beginning))) {
      let value = await this.#store.get(keyOf(origin, name));
      if (value === undefined) {
        value = await this.#ask(name, origin);
        if (value === undefined) return undefined;
        await this.#store.store(keyOf(origin, name), value);
      }
      values.set(name, value);
    }
    return withSecrets(profile, values);
  }

  /** Deletes the secrets of `profile` that none of the others names. `beginning`: only those whose names begin so. */
  async forget(profile: ConnectionProfile, others: Iterable<ConnectionProfile>, beginning = ''): Promise<void> {
    const origin = originOf(profile);
    const kept = new Set([...others].filter((other) => originOf(other) === origin).flatMap(referencedSecrets));
    for (const name of referencedSecrets(profile)) {
      if (name.startsWith(beginning) && !kept.has(name)) await this.#store.delete(keyOf(origin, name));
    }
  }

  async #keep(origin: string, wish: string, value: string): Promise<string> {
    let name = wish;
    for (let count = 2; count <= namesTried; count++) {
      const held = await this.#store.get(keyOf(origin, name));
      if (held === value) return name;
      if (held === undefined) break;
      name = `${wish}-${count}`;
    }
    await this.#store.store(keyOf(origin, name), value);
    return name;
  }
}

function keyOf(origin: string, name: string): string {
  return `secret ${name} of ${origin}`;
}

function originOf(profile: ConnectionProfile): string {
  return addressOrigin(profile.url) ?? '';
}

/** What `${secret:…}` allows. */
function nameOf(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'profile' : name;
}
