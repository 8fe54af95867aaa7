import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../../src/contract/model.ts';
import type { SourceProfile } from '../../../../../src/host/profiles/sourceProfile.ts';
import { flatTexts } from '../../../../../src/host/profiles/variables/flatTexts.ts';
import type { VariableScope } from '../../../../../src/host/profiles/variables/scope.ts';
import { unresolvedIn, variableFailure } from '../../../../../src/host/profiles/variables/unresolved.ts';
import { scopeOf } from './scopeOf.ts';

function failureOf(profile: SourceProfile, scope: VariableScope): Failure | undefined {
  const unresolved = unresolvedIn(flatTexts(profile, scope), scope);
  return unresolved.length === 0 ? undefined : variableFailure(unresolved, scope).failure;
}

describe('variableFailure', () => {
  it('names each variable, where it stands, and why it has no value', () => {
    const profile: SourceProfile = {
      url: 'wss://${host}/${room}',
      headers: [
        ['A', 'b'],
        ['T', '${env:TOKEN}${foo:bar}'],
      ],
      onOpen: [{ json: { in: '${workspaceFolder:web}' } }],
    };
    const scope = scopeOf({
      variables: { host: '${name}' },
      lineOf: (path) => (path[0] === 'url' ? 7 : undefined),
    });
    expect(failureOf(profile, scope)).toEqual({
      code: 'unresolved-variable',
      message:
        'Variables of the profile have no value: ${name} in url (line 7) by way of ${host}; ${room} in url (line 7); ' +
        '${env:TOKEN} in headers[1]; ${foo:bar} in headers[1]; ${workspaceFolder:web} in onOpen[0].json.in.',
      cause:
        'The environment “dev” has no “name”. The environment “dev” has no “room”. ' +
        'The environment variable TOKEN is not set where the extension runs. ' +
        '${foo:bar} is no variable. ' +
        'The window has no folder “web” on this machine.',
      remedy:
        'Correct the name, give it a value there, or choose another environment; $${ stands for a literal ${. ' +
        'Set TOKEN there and start VS Code anew, or write something else in its place. ' +
        'Correct it, or write $${foo:bar} for the text itself. ' +
        'Correct the name, or add the folder to the window.',
    });
  });

  it.each([
    [scopeOf({}), 'There is no environment that says what it means.'],
    [scopeOf({ hasEnvironments: true }), 'No environment is chosen.'],
  ])('says whether there are environments', (scope, cause) => {
    expect(failureOf({ url: 'ws://${a}' }, scope)).toMatchObject({
      cause,
      message: 'A variable of the profile has no value: ${a} in url.',
    });
  });

  it('advises no other environment for what no environment says', () => {
    expect(failureOf({ url: 'ws://${env:NONE}' }, scopeOf({ variables: {} }))).toMatchObject({
      cause: 'The environment variable NONE is not set where the extension runs.',
      remedy: 'Set NONE there and start VS Code anew, or write something else in its place.',
    });
  });

  it('is of its own kind where variables go round in a circle', () => {
    expect(failureOf({ url: 'ws://${a}/${z}' }, scopeOf({ variables: { a: '${b}', b: '${a}' } }))).toMatchObject({
      code: 'variable-cycle',
      message: 'A variable of the profile has no value: ${a} in url by way of ${a}, ${b}.',
      cause: 'The variables go round in a circle: a → b → a.',
    });
  });

  it('is none where all have a value', () => {
    const scope = scopeOf({ variables: { a: '${env:B}' }, env: { B: '' }, folders: { '': '/w', web: '/x' } });
    const url = '${a}${secret:s}${input:i}${workspaceFolder}${workspaceFolder:web}$${c}';
    expect(failureOf({ url }, scope)).toBeUndefined();
  });
});
