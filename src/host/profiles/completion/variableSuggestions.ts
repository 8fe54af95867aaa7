/** What may stand behind `${` at a place of a profile file. */
import { t } from '../../../contract/l10n.ts';
import type { Environments } from '../environments/environmentFields.ts';
import { generatedMeaning, generatedNames } from '../variables/generated.ts';
import { hasReference } from '../variables/template.ts';
import { isSecretName } from '../secretNames.ts';

export interface Suggestion {
  kind: 'variable' | 'folder' | 'input' | 'secret' | 'environment' | 'generated';
  /** The whole reference, with a snippet's holes. */
  snippet: string;
  /** Without the holes: what typing is held against. */
  label: string;
  detail: string;
  /** There is more to choose behind the colon. */
  goesOn?: true;
}

export interface NamesToSuggest {
  environments: Environments;
  /** Of environment variables. */
  environment: readonly string[];
  folders: readonly string[];
  /** Of secrets that are named somewhere. */
  secrets: readonly string[];
  /** In a message that is sent by hand. */
  inMessage: boolean;
}

/** Where the reference begins that the end of `before` stands in; undefined where it stands in none. */
export function openReference(before: string): number | undefined {
  const open = /(?:^|[^$])((?:\$\$)*)(\$\{[^{}]*|\$)$/.exec(before);
  return open ? before.length - open[2]!.length : undefined;
}

/** `typed`: from `${` on. */
export function suggestions(typed: string, names: NamesToSuggest): Suggestion[] {
  const prefix = /^\$\{(env|secret|workspaceFolder):/.exec(typed)?.[1];
  const simple = (kind: Suggestion['kind'], name: string, detail: string): Suggestion => ({
    kind,
    label: `\${${name}}`,
    snippet: `\\\${${escaped(name)}\\}`,
    detail,
  });
  switch (prefix) {
    case 'env':
      return names.environment.map((name) => simple('environment', `env:${name}`, t('environment variable')));
    case 'workspaceFolder':
      return names.folders.map((name) => simple('folder', `workspaceFolder:${name}`, t('path of this folder')));
    case 'secret':
      return [...secretItems(names, simple), newSecret()];
    default:
      return [
        ...variableItems(names.environments, simple),
        ...secretItems(names, simple),
        newSecret(),
        {
          kind: 'input',
          label: '${input:…}',
          snippet: '\\${input:${1:prompt}\\}',
          detail: names.inMessage ? t('is asked for at each sending') : t('is asked for at each connect'),
        },
        {
          kind: 'environment',
          label: '${env:…}',
          snippet: '\\${env:$1\\}',
          detail: t('an environment variable'),
          goesOn: true,
        },
        simple('folder', 'workspaceFolder', t('path of the folder that the profile belongs to')),
        ...(names.inMessage ? generatedNames : []).map((name) => simple('generated', name, generatedMeaning(name))),
      ];
  }
}

type Simple = (kind: Suggestion['kind'], name: string, detail: string) => Suggestion;

const newSecret = (): Suggestion => ({
  kind: 'secret',
  label: '${secret:…}',
  snippet: '\\${secret:${1:name}\\}',
  detail: t('is asked for once, and kept in the secret storage'),
});

function secretItems({ secrets }: NamesToSuggest, simple: Simple): Suggestion[] {
  return secrets.map((name) => simple('secret', `secret:${name}`, t('kept in the secret storage')));
}

/** With what each environment says, unless that is a secret. */
function variableItems({ byName }: Environments, simple: Simple): Suggestion[] {
  const names = new Set([...byName.values()].flatMap((values) => [...values.keys()]));
  return [...names].map((name) => {
    const values = [...byName].flatMap(([environment, all]) => {
      const value = all.get(name);
      if (value === undefined) return [];
      return [`${environment}: ${isSecretName(name) && !hasReference(value) ? '•••' : value}`];
    });
    return simple('variable', name, values.join(', '));
  });
}

function escaped(name: string): string {
  return name.replace(/[\\$}]/g, (character) => `\\${character}`);
}
