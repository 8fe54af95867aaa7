/**
 * Reads `.vscode/websockets.json`. Tolerant: what is wrong becomes a problem with its place, and the other profiles stay
 * usable. Comments and trailing commas are allowed.
 */
import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import { noEnvironments, readEnvironments, type Environments } from './environments/environmentFields.ts';
import type { FaultyProfile } from './faultyProfile.ts';
import { readProfileFields, type WrittenFields } from './fields/profileFields.ts';
import { templates } from './fields/templates.ts';
import { reportUnknownFields } from './fields/unknownFields.ts';
import { itemsOf, memberOf, nodePath } from './jsonNodes.ts';
import type { MessageTemplate } from './messageTemplate.ts';
import { replaceBy, reporterTo, spanOf, type ProfileProblem, type Report, type TextSpan } from './profileProblem.ts';
import type { SourceProfile } from './sourceProfile.ts';
import { syntaxWords } from './syntaxWords.ts';

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
  /** Those that an error leaves out. */
  faulty: FaultyProfile[];
  environments: Environments;
  /** Those of no profile. */
  templates: MessageTemplate[];
  problems: ProfileProblem[];
}

/** More than anybody keeps; a file with more is read up to here. */
const profilesRead = 1000;
/** JSON that is broken is broken in many places. */
const syntaxErrorsTold = 20;

export type ListedProfile = ProfileEntry | FaultyProfile;

/** Usable ones and others, in the order of the file. */
export function listedProfiles({
  entries,
  faulty,
}: {
  entries: readonly ProfileEntry[];
  faulty: readonly FaultyProfile[];
}): ListedProfile[] {
  return [...entries, ...faulty].sort((a, b) => a.index - b.index);
}

export function parseProfileFile(text: string): ProfileFile {
  const file: ProfileFile = { entries: [], faulty: [], environments: noEnvironments, templates: [], problems: [] };
  if (text.trim() === '') return file;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const error of errors.slice(0, syntaxErrorsTold)) file.problems.push(syntaxProblem(error));
  if (root) readRoot(root, file);
  return file;
}

/** Of JSON that is broken. */
export function syntaxProblem({ error, ...span }: ParseError): ProfileProblem {
  return { ...spanOf(span), severity: 'error', code: 'json', text: syntaxWords(error) };
}

function readRoot(root: Node, file: ProfileFile): void {
  const report = reporterTo(file.problems);
  if (root.type !== 'object') {
    report(root, 'not-an-object', t('The file must be an object with a list of `profiles`.'));
    return;
  }
  reportUnknownFields(root, ['$schema', 'environments', 'profiles', 'templates'], report);
  const environments = memberOf(root, 'environments');
  if (environments) file.environments = readEnvironments(environments, report);
  const templateList = memberOf(root, 'templates');
  if (templateList) file.templates = templates(templateList, report) ?? [];
  const list = memberOf(root, 'profiles');
  if (!list) return;
  if (list.type !== 'array') {
    report(list, 'not-a-list', t('`profiles` must be a list.'));
    return;
  }
  readProfiles(itemsOf(list).slice(0, profilesRead), file);
}

interface ReadProfile {
  fields: Partial<WrittenFields>;
  node: Node;
  index: number;
  problems: ProfileProblem[];
}

function readProfiles(nodes: Node[], file: ProfileFile): void {
  const read = nodes.map((node, index): ReadProfile => {
    const problems: ProfileProblem[] = [];
    return { fields: readProfile(node, reporterTo(problems)), node, index, problems };
  });
  reportNamesTaken(read);
  for (const { fields, node, index, problems } of read) {
    const { name, url, folder, ...rest } = fields;
    const place = { index, offset: node.offset, length: node.length };
    const [error, ...more] = errorsOf(problems);
    file.problems.push(...problems);
    if (error) {
      const shown = { ...(name === undefined ? {} : { name }), ...(folder === undefined ? {} : { folder }) };
      file.faulty.push({
        ...place,
        profile: { ...shown, ...(url === undefined ? {} : { url }) },
        errors: [error, ...more],
      });
    } else if (name !== undefined && url !== undefined) {
      file.entries.push({ ...place, profile: { name, url, ...(folder === undefined ? {} : { folder }), ...rest } });
    }
  }
}

function errorsOf(problems: readonly ProfileProblem[]): ProfileProblem[] {
  return problems.filter(({ severity }) => severity === 'error').sort((a, b) => a.offset - b.offset);
}

/** What of it is usable. */
function readProfile(node: Node, report: Report): Partial<WrittenFields> {
  if (node.type !== 'object') {
    report(node, 'not-a-profile', t('A profile is an object with a `name` and a `url`.'));
    return {};
  }
  const fields = readProfileFields(node, report);
  const nameNode = memberOf(node, 'name');
  if (!nameNode) report(node, 'name-missing', t('A profile needs a `name`.'));
  else if (fields.name?.trim() === '') report(nameNode, 'name', t('A name is text, and not empty.'));
  if (!memberOf(node, 'url')) report(node, 'url-missing', t('A profile needs a `url`.'));
  return fields;
}

/** A name belongs to the first profile that can be used with it, else to the first one. */
function reportNamesTaken(read: readonly ReadProfile[]): void {
  const all = new Set(read.flatMap(({ fields: { name } }) => name ?? []));
  const taken = new Set<string>();
  const claim = ({ fields: { name }, node, problems }: ReadProfile): void => {
    if (name === undefined || name.trim() === '') return;
    if (taken.has(name)) reportNameTaken(node, name, all, reporterTo(problems));
    taken.add(name);
  };
  const [usable, faulty] = [true, false].map((is) =>
    read.filter((one) => (errorsOf(one.problems).length === 0) === is),
  );
  usable!.forEach(claim);
  faulty!.forEach(claim);
}

function reportNameTaken(node: Node, name: string, names: Set<string>, report: Report): void {
  const nameNode = memberOf(node, 'name') ?? node;
  let free = `${name} 2`;
  for (let count = 3; names.has(free); count++) free = `${name} ${count}`;
  names.add(free);
  report(nameNode, 'name-taken', t('Another profile is called “{0}” already; this one is left out.', name), {
    fixes: [
      replaceBy(nameNode, free, t('Rename to "{0}"', free)),
      { kind: 'set', title: t('Remove this profile'), path: nodePath(node), value: undefined },
    ],
  });
}
