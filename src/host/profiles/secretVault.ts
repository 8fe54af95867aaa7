/**
 * Secrets of profiles, in the secret storage. Each is kept for one origin: a profile of another host, or of plain `ws://`,
 * that names the same secret does not get it.
 */
import { extractSecrets, findSecrets, type SecretPlace } from './secretExtraction.ts';
import { secretReference, withSecrets } from './secretReferences.ts';
import type { SourceProfile } from './sourceProfile.ts';
import { textsOf, type TextPath } from './variables/profileTexts.ts';
import { emptyScope, type VariableScope } from './variables/scope.ts';
import { secretOriginAt, secretUses, type SecretUse } from './variables/secretUses.ts';

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
  readonly #scopeOf: (profile: SourceProfile) => VariableScope;
  readonly #home: string;

  /** `scopeOf`: what the variables of a profile mean, on which the origin of its secrets may depend. */
  constructor(
    store: SecretStore,
    ask: AskForSecret,
    scopeOf: (profile: SourceProfile) => VariableScope = () => emptyScope,
    home = '',
  ) {
    this.#store = store;
    this.#ask = ask;
    this.#scopeOf = scopeOf;
    this.#home = home;
  }

  /** The profile with its secrets stored here and named in it. `prefix` begins their names. */
  async protect<T extends SourceProfile>(profile: T, prefix: string): Promise<T> {
    const originAt = secretOriginAt(profile, this.#scopeOf(profile), this.#home);
    const names = new Map<string, string>();
    for (const { place, value, path } of findSecrets(profile)) {
      const key = `${place}\n${value}`;
      if (!names.has(key)) names.set(key, await this.#keep(originAt(path), nameFor(prefix, place), value));
    }
    return extractSecrets(profile, (place, value) => secretReference(names.get(`${place}\n${value}`)!));
  }

  /** The text at a place of the profile with its secrets stored here and named in it; undefined where it has none. */
  async protectText(profile: SourceProfile, prefix: string, path: TextPath): Promise<string | undefined> {
    const isThere = (one: TextPath): boolean => JSON.stringify(one) === JSON.stringify(path);
    const found = findSecrets(profile).filter((secret) => isThere(secret.path));
    const text = textsOf(profile).find((one) => isThere(one.path))?.text;
    if (found.length === 0 || text === undefined) return undefined;
    const origin = secretOriginAt(profile, this.#scopeOf(profile), this.#home)(path);
    let [named, end] = ['', 0];
    for (const { from, to, place, value } of found) {
      const name = await this.#keep(origin, nameFor(prefix, place), value);
      named += text.slice(end, from) + secretReference(name);
      end = to;
    }
    return named + text.slice(end);
  }

  /** The value that is kept, or that the person tells now; undefined where they would not. */
  async value(name: string, origin: string): Promise<string | undefined> {
    const kept = await this.#store.get(keyOf(origin, name));
    if (kept !== undefined) return kept;
    const told = await this.#ask(name, origin);
    if (told !== undefined) await this.#store.store(keyOf(origin, name), told);
    return told;
  }

  /**
   * The profile with the secrets in their places whose names begin so, all others as they are; undefined where the person
   * would not tell one.
   */
  async resolve<T extends SourceProfile>(profile: T, beginning = ''): Promise<T | undefined> {
    const values = new Map<string, string>();
    for (const { name, origin } of this.uses(profile)) {
      if (!name.startsWith(beginning)) continue;
      const value = await this.value(name, origin);
      if (value === undefined) return undefined;
      values.set(name, value);
    }
    return withSecrets(profile, values);
  }

  /** Deletes the secrets of `profile` that none of the others names. `beginning`: only those whose names begin so. */
  async forget(profile: SourceProfile, others: Iterable<SourceProfile>, beginning = ''): Promise<void> {
    const kept = new Set([...others].flatMap((other) => this.uses(other).map(keyOfUse)));
    for (const use of this.uses(profile)) {
      if (use.name.startsWith(beginning) && !kept.has(keyOfUse(use))) await this.#store.delete(keyOfUse(use));
    }
  }

  /** The secrets that a profile names, also by way of its environment. */
  uses(profile: SourceProfile): SecretUse[] {
    return secretUses(profile, this.#scopeOf(profile), this.#home);
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

function keyOfUse({ name, origin }: SecretUse): string {
  return keyOf(origin, name);
}

function nameFor(prefix: string, place: SecretPlace): string {
  return `${nameOf(prefix)}.${nameOf(place)}`;
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
