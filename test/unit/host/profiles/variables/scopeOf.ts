/** A scope of a test. */
import { emptyScope, type VariableScope } from '../../../../../src/host/profiles/variables/scope.ts';

export function scopeOf({
  variables,
  env = {},
  folders = {},
  ...rest
}: {
  variables?: Record<string, string>;
  env?: Record<string, string>;
  /** `''` is the profile's own. */
  folders?: Record<string, string>;
} & Partial<Omit<VariableScope, 'variable' | 'env' | 'workspaceFolder'>>): VariableScope {
  return {
    ...emptyScope,
    ...(variables ? { environment: 'dev', hasEnvironments: true } : {}),
    variable: (name) => variables?.[name],
    env: (name) => env[name],
    workspaceFolder: (name = '') => folders[name],
    ...rest,
  };
}
