/** Variables that have no value, as far as the file alone tells. */
import { t } from '../../../contract/l10n.ts';
import type { Node } from 'jsonc-parser';
import type { Environments } from '../environments/environmentFields.ts';
import { nearest } from '../fields/nearest.ts';
import { replaceBy, type ProblemFix, type Report } from '../profileProblem.ts';
import { flatten } from '../variables/flatten.ts';
import { generatedNames, isGenerated } from '../variables/generated.ts';
import { parseTemplate, type TemplatePiece } from '../variables/template.ts';

export interface KnownNames {
  environments: Environments;
  /** Of the window's folders. */
  folders: readonly string[];
  /** Those that are made when a message is sent have a value there. */
  generated?: boolean;
}

type Piece = Extract<TemplatePiece, { kind: 'reference' }>;

const kinds = ['env', 'input', 'secret', 'workspaceFolder'];

/** `environment`: the name of the one that the text belongs to; undefined in profiles. */
export function reportVariables(
  node: Node,
  text: string,
  known: KnownNames,
  report: Report,
  environment?: string,
): void {
  for (const piece of parseTemplate(text)) {
    if (piece.kind !== 'reference') continue;
    const { reference } = piece;
    if (reference.kind === 'unknown') reportUnknownKind(node, text, piece, report);
    const isMade = known.generated === true && reference.kind === 'variable' && isGenerated(reference.name);
    if (reference.kind === 'variable' && !isMade)
      reportVariable(node, text, piece, reference.name, known, report, environment);
    if (
      reference.kind === 'workspaceFolder' &&
      reference.name !== undefined &&
      !known.folders.includes(reference.name)
    ) {
      const meant = nearest(reference.name, known.folders);
      const fixes = meant === undefined ? [] : [changeTo(node, text, piece, `\${workspaceFolder:${meant}}`)];
      report(node, 'unknown-folder', t('The window has no folder “{0}”.', reference.name), {
        severity: 'warning',
        fixes,
      });
    }
  }
}

function reportUnknownKind(node: Node, text: string, piece: Piece, report: Report): void {
  const [, kind = '', name] = /^\$\{([^:}]*):?(.*)\}$/s.exec(piece.source) ?? [];
  const meant = name === undefined || name.trim() === '' ? undefined : nearest(kind, kinds);
  const offered = meant !== undefined && meant !== kind ? [changeTo(node, text, piece, `\${${meant}:${name}}`)] : [];
  report(node, 'unknown-variable', t('{0} is no variable.', piece.source), {
    severity: 'warning',
    fixes: [...offered, literally(node, text, piece)],
  });
}

function reportVariable(
  node: Node,
  text: string,
  piece: Piece,
  name: string,
  { environments: { byName }, generated: isMessage = false }: KnownNames,
  report: Report,
  environment: string | undefined,
): void {
  const asked = environment === undefined ? [...byName.keys()] : [environment];
  const lacking = asked.filter((one) => !byName.get(one)?.has(name));
  if (lacking.length === 0 && asked.length > 0) return;
  if (lacking.length < asked.length) {
    const where = lacking.map((one) => `“${one}”`).join(', ');
    report(node, 'variable-missing', t('{0} has no value in {1}.', `\${${name}}`, where), {
      severity: 'information',
      fixes: lacking.map((one) => define(one, name)),
    });
    return;
  }
  const names = new Set([...byName.values()].flatMap((values) => [...values.keys()]));
  const meant = nearest(name, [...names, 'workspaceFolder', ...(isMessage ? generatedNames : [])]);
  const reference = `\${${name}}`;
  const unknown =
    environment === undefined
      ? t('No environment of this file says what {0} means.', reference)
      : t('The environment “{0}” does not say what {1} means.', environment, reference);
  report(node, 'unknown-variable', unknown, {
    severity: 'warning',
    fixes: [
      ...(meant === undefined ? [] : [changeTo(node, text, piece, `\${${meant}}`)]),
      ...asked.map((one) => define(one, name)),
      changeTo(node, text, piece, `\${env:${name}}`),
      literally(node, text, piece),
    ],
  });
}

/** At each variable of a circle. */
export function reportCycle(
  node: Node,
  name: string,
  environment: string,
  environments: Environments,
  report: Report,
): void {
  const values = environments.byName.get(environment);
  const cycle = flatten(`\${${name}}`, (one) => values?.get(one)).find((piece) => piece.kind === 'cycle');
  if (cycle?.names[0] !== name) return;
  report(node, 'variable-cycle', t('The variables go round in a circle: {0}.', cycle.names.join(' → ')));
}

function define(environment: string, name: string): ProblemFix {
  const title = t('Give {0} a value in "{1}"', `\${${name}}`, environment);
  return { kind: 'set', title, path: ['environments', environment, name], value: '' };
}

function changeTo(node: Node, text: string, { offset, source }: Piece, written: string): ProblemFix {
  const changed = text.slice(0, offset) + written + text.slice(offset + source.length);
  return replaceBy(node, changed, t('Change to {0}', written));
}

function literally(node: Node, text: string, { offset }: Piece): ProblemFix {
  return replaceBy(node, `${text.slice(0, offset)}$${text.slice(offset)}`, t('Take it literally: {0}', '$${'));
}
