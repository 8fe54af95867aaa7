/** From a profile as it is written to one to connect with, with the help of the person. */
import { homedir } from 'node:os';
import type { ChosenEnvironment } from './environments/chosenEnvironment.ts';
import { profileScope } from './profileScope.ts';
import type { Profiles } from './profiles.ts';
import type { SecretVault } from './secretVault.ts';
import type { SourceProfile } from './sourceProfile.ts';
import { cancelled } from '../failures.ts';
import { flatTexts } from './variables/flatTexts.ts';
import type { MachineReads } from './variables/machineReads.ts';
import { textsOf } from './variables/profileTexts.ts';
import { resolveProfile, type Questions, type ResolvedProfile } from './variables/resolveProfile.ts';
import type { VariableScope } from './variables/scope.ts';
import { hasReference } from './variables/template.ts';

export interface ResolverOptions {
  profiles: Profiles;
  vault: Pick<SecretVault, 'value'>;
  chosen: ChosenEnvironment;
  /** False: the person chose none. */
  askEnvironment: () => Promise<boolean>;
  /** `profile`: its name, where it has one. */
  askForInput: (prompt: string, options: { secret: boolean; profile?: string }) => Promise<string | undefined>;
  /** `name`: of the profile. */
  askToAllow: (name: string, reads: MachineReads) => Promise<boolean>;
}

export class ProfileResolver {
  readonly #options: ResolverOptions;
  /** What was allowed in this window. */
  readonly #allowed = new Set<string>();

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** See `resolveProfile`. No file is read for a profile without variables. */
  async resolve(source: SourceProfile): Promise<ResolvedProfile> {
    const { profiles, vault, askForInput } = this.#options;
    if (source.from !== undefined || textsOf(source).some(({ text }) => hasReference(text))) await profiles.load();
    const questions: Questions = {
      input: (prompt, options) =>
        askForInput(prompt, { ...options, ...(source.name === undefined ? {} : { profile: source.name }) }),
      secret: (name, origin) => vault.value(name, origin),
      allow: (reads) => this.#isAllowed(source, reads),
    };
    return resolveProfile(source, await this.#scope(source), questions, homedir());
  }

  /** Where a variable needs an environment and none holds, the person chooses one. */
  async #scope(source: SourceProfile): Promise<VariableScope> {
    const { profiles, chosen, askEnvironment } = this.#options;
    const scope = profileScope(source, profiles, chosen);
    if (scope.environment !== undefined || !scope.hasEnvironments || !needsEnvironment(source, scope)) return scope;
    if (!(await askEnvironment())) throw cancelled('connecting');
    return profileScope(source, profiles, chosen);
  }

  async #isAllowed(source: SourceProfile, reads: MachineReads): Promise<boolean> {
    const key = JSON.stringify([source.from?.file, source.name, source.url, reads]);
    if (this.#allowed.has(key)) return true;
    const allowed = await this.#options.askToAllow(source.name ?? source.url, reads);
    if (allowed) this.#allowed.add(key);
    return allowed;
  }
}

function needsEnvironment(source: SourceProfile, scope: VariableScope): boolean {
  return flatTexts(source, scope).some(({ pieces }) =>
    pieces.some((piece) => piece.kind === 'unresolved' && piece.why === 'no-variable'),
  );
}
