/** One field of a profile, read from its JSON. */
import { parseTree, type Node } from 'jsonc-parser';
import { readProfileFields } from '../../../../../src/host/profiles/fields/profileFields.ts';
import { memberOf } from '../../../../../src/host/profiles/jsonNodes.ts';
import type { ProblemDetails, Report } from '../../../../../src/host/profiles/profileProblem.ts';

export interface Told extends ProblemDetails {
  code: string;
  /** The text that is marked. */
  marked: string;
  text: string;
}

/** A reporter, and what it was told. `json`: the text that the nodes are from. */
export function listener(json: string): { report: Report; told: Told[] } {
  const told: Told[] = [];
  const report: Report = (node, code, text, details = {}) =>
    told.push({ code, text, marked: json.slice(node.offset, node.offset + node.length), ...details });
  return { report, told };
}

/** What `{ [name]: json }` gives for the field, and the problems of it. */
export function readField(name: string, json: string): { value: unknown; told: Told[] } {
  const text = `{ "${name}": ${json} }`;
  const { report, told } = listener(text);
  const fields = readProfileFields(parseTree(text)!, report) as Record<string, unknown>;
  return { value: fields[name], told };
}

/** Codes with the texts that they mark. */
export function problemsOf(name: string, json: string): [code: string, marked: string][] {
  return readField(name, json).told.map(({ code, marked }) => [code, marked]);
}

/** The field with the first fix of its first problem. */
export function fixedField(name: string, json: string): string | undefined {
  const text = `{ "${name}": ${json} }`;
  const { report, told } = listener(text);
  readProfileFields(parseTree(text)!, report);
  const fix = told[0]?.fixes?.[0];
  if (fix?.kind !== 'replace') return undefined;
  const fixed = text.slice(0, fix.offset) + fix.text + text.slice(fix.offset + fix.length);
  return fixed.slice(text.indexOf(': ') + 2, -2);
}

export function nodeOf(json: string, name: string): Node {
  return memberOf(parseTree(json)!, name)!;
}
