/**
 * Reads `.vscode/websockets.json`. Tolerant: what is wrong becomes a problem with its place, and the other profiles stay
 * usable. Comments and trailing commas are allowed.
 */
import { getNodePath, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { noEnvironments, readEnvironments, type Environments } from './environments/environmentFields.ts';
import { readProfileFields } from './fields/profileFields.ts';
import { reportUnknownFields } from './fields/unknownFields.ts';
import { itemsOf, memberOf } from './jsonNodes.ts';
import { replaceBy, reporterTo, spanOf, type ProfileProblem, type Report, type TextSpan } from './profileProblem.ts';
import type { SourceProfile } from './sourceProfile.ts';

export type { ProfileProblem } from './profileProblem.ts';

export interface NamedProfile extends SourceProfile {
  name: string;
}

export interface ProfileEntry extends TextSpan {
  profile: NamedProfile;
  /** Position in the file's `profiles`. */
  index: number;
}

export interface ProfileFile {
  entries: ProfileEntry[];
  environments: Environments;
  problems: ProfileProblem[];
}

/** More than anybody keeps; a file with more is read up to here. */
const profilesRead = 1000;
/** JSON that is broken is broken in many places. */
const syntaxErrorsTold = 20;

export function parseProfileFile(text: string): ProfileFile {
  const file: ProfileFile = { entries: [], environments: noEnvironments, problems: [] };
  if (text.trim() === '') return file;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const error of errors.slice(0, syntaxErrorsTold)) file.problems.push(syntaxProblem(error));
  if (root) readRoot(root, file);
  return file;
}

function syntaxProblem({ error, ...span }: ParseError): ProfileProblem {
  const words = printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return { ...spanOf(span), severity: 'error', code: 'json', text: `Not valid JSON: ${words}.` };
}

function readRoot(root: Node, file: ProfileFile): void {
  const report = reporterTo(file.problems);
  if (root.type !== 'object') {
    report(root, 'not-an-object', 'The file must be an object with a list of `profiles`.');
    return;
  }
  reportUnknownFields(root, ['$schema', 'environments', 'profiles'], report);
  const environments = memberOf(root, 'environments');
  if (environments) file.environments = readEnvironments(environments, report);
  const list = memberOf(root, 'profiles');
  if (!list) return;
  if (list.type !== 'array') {
    report(list, 'not-a-list', '`profiles` must be a list.');
    return;
  }
  readProfiles(itemsOf(list).slice(0, profilesRead), file, report);
}

function readProfiles(nodes: Node[], file: ProfileFile, report: Report): void {
  const names = new Set<string>();
  nodes.forEach((node, index) => {
    const profile = readProfile(node, report);
    if (!profile) return;
    if (names.has(profile.name)) reportNameTaken(node, profile.name, names, report);
    else {
      names.add(profile.name);
      file.entries.push({ profile, index, offset: node.offset, length: node.length });
    }
  });
}

/** Undefined where the profile cannot be used: something in it is an error. */
function readProfile(node: Node, report: Report): NamedProfile | undefined {
  if (node.type !== 'object') {
    report(node, 'not-a-profile', 'A profile is an object with a `name` and a `url`.');
    return undefined;
  }
  const errors: string[] = [];
  const fields = readProfileFields(node, (at, code, text, details = {}) => {
    if ((details.severity ?? 'error') === 'error') errors.push(code);
    report(at, code, text, details);
  });
  const nameNode = memberOf(node, 'name');
  if (!nameNode) report(node, 'name-missing', 'A profile needs a `name`.');
  else if (fields.name?.trim() === '') report(nameNode, 'name', 'A name is text, and not empty.');
  if (!memberOf(node, 'url')) report(node, 'url-missing', 'A profile needs a `url`.');
  const { name, url, ...rest } = fields;
  const usable = errors.length === 0;
  return usable && name !== undefined && name.trim() !== '' && url !== undefined ? { name, url, ...rest } : undefined;
}

function reportNameTaken(node: Node, name: string, names: ReadonlySet<string>, report: Report): void {
  const nameNode = memberOf(node, 'name') ?? node;
  let free = `${name} 2`;
  for (let count = 3; names.has(free); count++) free = `${name} ${count}`;
  report(nameNode, 'name-taken', `Another profile is called “${name}” already; this one is left out.`, {
    fixes: [
      replaceBy(nameNode, free, `Rename to "${free}"`),
      { kind: 'set', title: 'Remove this profile', path: getNodePath(node), value: undefined },
    ],
  });
}
