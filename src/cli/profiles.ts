/** Profiles of a workspace without VS Code: their file, and what its variables mean. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { RpcError } from '../contract/rpc.ts';
import { workspaceProfilesPath } from '../host/contributions.ts';
import { holdingEnvironment } from '../host/profiles/environments/chosenEnvironment.ts';
import { parseProfileFile, type ProfileFile } from '../host/profiles/profileFile.ts';
import type { SourceProfile } from '../host/profiles/sourceProfile.ts';
import { resolveProfile, type ResolvedProfile } from '../host/profiles/variables/resolveProfile.ts';
import type { VariableScope } from '../host/profiles/variables/scope.ts';
import { wrongSetup } from './failures.ts';

export interface ProfilesOptions {
  /** Named on the command line; else the nearest one is taken. */
  file: string | undefined;
  /** Where to look for it, and above. */
  beside: string;
  environment: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

/** The profiles that a scenario can name. */
export class TerminalProfiles {
  readonly #options: ProfilesOptions;
  readonly #file: ProfileFile | undefined;
  readonly #folder: string;

  /** Throws an `RpcError` where the file that was named cannot be read, or has no such environment. */
  constructor(options: ProfilesOptions) {
    this.#options = options;
    const path = options.file ?? nearest(options.beside);
    this.#file = path === undefined ? undefined : parseProfileFile(read(path));
    // A profile's paths are relative to the folder that has the `.vscode` folder.
    this.#folder = path === undefined ? resolve(options.beside) : dirname(dirname(resolve(path)));
    const { environment } = options;
    if (environment === undefined || this.#file?.environments.byName.has(environment) === true) return;
    throw wrongSetup(
      `There is no environment ${JSON.stringify(environment)}.`,
      'See `environments` in the file of profiles.',
    );
  }

  /** Throws an `RpcError` where there is none of this name that can be used. */
  named(name: string): SourceProfile {
    const entry = this.#file?.entries.find(({ profile }) => profile.name === name);
    if (entry !== undefined) return entry.profile;
    const faulty = this.#file?.faulty.find(({ profile }) => profile.name === name);
    if (faulty !== undefined)
      throw wrongSetup(`The profile ${JSON.stringify(name)} cannot be used.`, faulty.errors[0].text);
    const all = this.#file?.entries.map(({ profile }) => profile.name).join(', ') ?? '';
    throw wrongSetup(
      `There is no profile ${JSON.stringify(name)}.`,
      all === '' ? `Write one in ${workspaceProfilesPath}, or name the file by --profiles.` : `There are: ${all}.`,
    );
  }

  /** With every variable and secret in its place. */
  resolve(source: SourceProfile): Promise<ResolvedProfile> {
    const { env } = this.#options;
    const questions = {
      input: (prompt: string) => Promise.reject(notAsked(prompt)),
      secret: (name: string) => {
        const variable = secretVariable(name);
        const value = env[variable];
        return value === undefined ? Promise.reject(noSecret(name, variable)) : Promise.resolve(value);
      },
      allow: () => Promise.resolve(true),
    };
    return resolveProfile(source, this.#scope(), questions, homedir());
  }

  #scope(): VariableScope {
    const environments = this.#file?.environments;
    const holding = environments && holdingEnvironment(environments, this.#options.environment);
    return {
      environment: holding?.name,
      hasEnvironments: (environments?.byName.size ?? 0) > 0,
      variable: (name) => holding?.values.get(name),
      env: (name) => this.#options.env[name],
      workspaceFolder: (name) => (name === undefined ? this.#folder : undefined),
      lineOf: () => undefined,
      untrusted: { profile: false, environment: false },
    };
  }
}

/** The environment variable that has a secret: `api-token` is in `WEBSOCKET_INSPECTOR_SECRET_API_TOKEN`. */
export function secretVariable(name: string): string {
  return `WEBSOCKET_INSPECTOR_SECRET_${name.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()}`;
}

function nearest(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, workspaceProfilesPath);
    if (existsSync(path)) return path;
    if (dirname(at) === at) return undefined;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw wrongSetup(`${path} cannot be read.`, error instanceof Error ? error.message : String(error));
  }
}

function notAsked(prompt: string): RpcError {
  return wrongSetup(`\${input:${prompt}} has no value.`, `Nobody can be asked here: pass --var "input:${prompt}=…".`);
}

function noSecret(name: string, variable: string): RpcError {
  return wrongSetup(`The secret ${JSON.stringify(name)} has no value.`, `Set the environment variable ${variable}.`);
}
