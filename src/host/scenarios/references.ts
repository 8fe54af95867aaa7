/** Variables that the texts of a scenario name. */
import type { Node } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import { itemsOf, memberOf, membersOf } from '../profiles/jsonNodes.ts';
import type { Report } from '../profiles/profileProblem.ts';
import { generatedNames, isGenerated } from '../profiles/variables/generated.ts';
import { parseTemplate, type Reference } from '../profiles/variables/template.ts';
import { usableTree } from './scenarioTree.ts';

/** Warns of those that nobody is known to give a value: the command line, or an environment, still may. */
export function reportUnknownVariables(root: Node, variables: readonly string[], report: Report): void {
  const known = new Set([...variables, ...generatedNames]);
  const steps = memberOf(root, 'steps');
  for (const step of steps ? itemsOf(steps) : []) {
    for (const { node, reference, source } of referencesIn(step)) {
      if (reference.kind === 'unknown') {
        report(node, 'not-a-variable', t('{0} is no variable. Write {1} for the text itself.', source, `$${source}`), {
          severity: 'warning',
        });
      } else if (reference.kind === 'variable' && !known.has(reference.name)) {
        report(
          node,
          'unknown-variable',
          t(
            '{0} has no value here. Give it a value in `variables`, extract it before, or pass it when the scenario is run.',
            source,
          ),
          { severity: 'warning' },
        );
      }
    }
    for (const name of extractedBy(step)) known.add(name);
  }
}

/** What stands between the braces of those that are not of the scenario itself: `env:HOME`, `secret:token`. */
export function outsideReferences(text: string, variables: readonly string[]): string[] {
  const root = usableTree(text);
  if (!root) return [];
  const own = new Set([...variables, ...generatedNames]);
  const steps = memberOf(root, 'steps');
  const all = steps ? itemsOf(steps) : [];
  for (const step of all) for (const name of extractedBy(step)) own.add(name);
  const named = all.flatMap((step) =>
    referencesIn(step).flatMap(({ reference, source }) => {
      const isOutside = reference.kind !== 'unknown' && !(reference.kind === 'variable' && own.has(reference.name));
      return isOutside ? [source.slice(2, -1)] : [];
    }),
  );
  return [...new Set(named)];
}

/** Names of the variables in a step, without those that are made or looked up elsewhere. */
export function variablesIn(step: Node): string[] {
  const names = referencesIn(step).flatMap(({ reference }) =>
    reference.kind === 'variable' && !isGenerated(reference.name) ? [reference.name] : [],
  );
  return [...new Set(names)];
}

interface Found {
  node: Node;
  reference: Reference;
  source: string;
}

/** Texts that are filled before they are sent or compared; regular expressions, schemas and names are not. */
function referencesIn(step: Node): Found[] {
  return membersOf(step).flatMap(({ name, value }) => {
    switch (name) {
      case 'send':
      case 'ping':
      case 'pong':
      case 'frame':
      case 'reason':
        return inValues(value);
      case 'expect':
      case 'never':
        return [value, ...itemsOf(value)].flatMap(inMatch);
      default:
        return [];
    }
  });
}

function inMatch(match: Node): Found[] {
  if (match.type === 'string') return inValues(match);
  const filled = ['text', 'hex', 'base64', 'json', 'like'];
  return membersOf(match).flatMap(({ name, value }) => {
    if (name === 'paths')
      return membersOf(value).flatMap((path) => (memberOf(path.value, 'matches') ? [] : inValues(path.value)));
    return filled.includes(name) ? inValues(value) : [];
  });
}

function inValues(node: Node): Found[] {
  if (typeof node.value === 'string') {
    return parseTemplate(node.value).flatMap((piece) =>
      piece.kind === 'reference' ? [{ node, reference: piece.reference, source: piece.source }] : [],
    );
  }
  if (node.type === 'array') return itemsOf(node).flatMap(inValues);
  return membersOf(node).flatMap(({ value }) => inValues(value));
}

function extractedBy(step: Node): string[] {
  return extractionsOf(step).map(({ name }) => name);
}

/** What a step takes from what comes: a variable's name, and where its value is. */
export function extractionsOf(step: Node): { name: string; from: string }[] {
  const value = memberOf(step, 'expect');
  if (value === undefined) return [];
  return [step, value, ...itemsOf(value)].flatMap((node) => {
    const extract = memberOf(node, 'extract');
    return extract ? membersOf(extract).map(({ name, value: from }) => ({ name, from: String(from.value) })) : [];
  });
}
