/** From a scenario as it is written to one that can be run: the values of variables that it does not have itself. */
import type { ConnectionProfile } from '../../contract/profile.ts';
import type { JsonValue, Scenario } from '../../contract/scenario.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { ResolvedProfile } from '../profiles/variables/resolveProfile.ts';
import { outsideReferences } from './references.ts';

export interface RunnableScenario {
  scenario: Scenario;
  /** What it connects by. */
  profile: ConnectionProfile;
  /** Values by what stands between the braces. */
  variables: Record<string, JsonValue>;
  /** What in all of this is secret. */
  secrets: string[];
}

export interface ScenarioSource {
  scenario: Scenario;
  /** The file that it was read from. */
  text: string;
  target: SourceProfile;
  /** Values that whoever runs it gives, as text. */
  given: Readonly<Record<string, string>>;
}

/**
 * Looks up what messages and expectations name of the environment, of the machine, of the secret storage: as the
 * texts of the profile that is connected to. Rejects with what `resolve` does.
 */
export async function resolveScenario(
  { scenario, text, target, given }: ScenarioSource,
  resolve: (source: SourceProfile) => Promise<ResolvedProfile>,
): Promise<RunnableScenario> {
  const names = outsideReferences(text, [...Object.keys(scenario.variables), ...Object.keys(given)]);
  const { onOpen = [], ...rest } = target;
  const asked = { ...rest, onOpen: [...onOpen, ...names.map((name) => `\${${name}}`)] };
  const { profile, secrets } = await resolve(asked);
  const { onOpen: filled = [], ...resolved } = profile;
  const values = filled.slice(onOpen.length);
  return {
    scenario,
    profile: { ...resolved, ...(onOpen.length === 0 ? {} : { onOpen: filled.slice(0, onOpen.length) }) },
    variables: {
      ...Object.fromEntries(names.map((name, place) => [name, values[place] as string])),
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, typed(value, scenario.variables[name])]),
      ),
    },
    secrets,
  };
}

/** A text as the value that it takes the place of: a number stays one. */
function typed(text: string, before: JsonValue | undefined): JsonValue {
  if (before === undefined || typeof before === 'string') return text;
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === typeof before ? value : text;
  } catch {
    return text;
  }
}
