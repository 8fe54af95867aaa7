/** All that the text of a profile file shows to be wrong. */
import { parseTree, type Node } from 'jsonc-parser';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { itemsOf, memberOf, membersOf } from '../jsonNodes.ts';
import { listedProfiles, parseProfileFile, type ProfileFile } from '../profileFile.ts';
import { reporterTo, type ProfileProblem } from '../profileProblem.ts';
import type { SourceProfile } from '../sourceProfile.ts';
import { nodeAt } from '../textNode.ts';
import { lookedThrough, writtenTemplates } from '../writtenProfile.ts';
import { textsOf } from '../variables/profileTexts.ts';
import { reportPlainSecrets, reportSecretVariables } from './plainSecrets.ts';
import { reportCycle, reportVariables, type KnownNames } from './variableProblems.ts';

/** `folders`: the names of the window's. */
export function fileProblems(text: string, folders: readonly string[]): ProfileProblem[] {
  const file = parseProfileFile(text);
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root?.type !== 'object') return file.problems;
  const problems = [...file.problems];
  const report = reporterTo(problems);
  const known: KnownNames = { environments: file.environments, folders };
  const list = memberOf(root, 'profiles');
  for (const listed of listedProfiles(file)) {
    const node = list && itemsOf(list)[listed.index];
    if (!node) continue;
    const profile = lookedThrough(listed, node);
    // A secret is kept for the server that it is sent to: without an address nobody knows which.
    reportPlainSecrets(node, { profile, index: listed.index, canBeKept: listed.profile.url !== undefined }, report);
    reportTexts(node, profile, known, report);
  }
  const ofFile: SourceProfile = { url: '', ...writtenTemplates(root) };
  // To which server they will be sent is not known here.
  reportPlainSecrets(root, { profile: ofFile, index: -1, canBeKept: false }, report);
  reportTexts(root, ofFile, known, report);
  const environments = memberOf(root, 'environments');
  if (environments) reportEnvironments(environments, file, folders, report);
  return problems.sort((a, b) => a.offset - b.offset);
}

function reportTexts(
  node: Node,
  profile: ConnectionProfile,
  known: KnownNames,
  report: ReturnType<typeof reporterTo>,
): void {
  for (const { path, text } of textsOf(profile)) {
    const textNode = nodeAt(node, path);
    if (textNode) reportVariables(textNode, text, { ...known, generated: path[0] === 'templates' }, report);
  }
}

function reportEnvironments(
  node: Node,
  { environments }: ProfileFile,
  folders: readonly string[],
  report: ReturnType<typeof reporterTo>,
): void {
  for (const { name: environment, value } of membersOf(node)) {
    const values = environments.byName.get(environment);
    if (!values || value.type !== 'object') continue;
    reportSecretVariables(value, report);
    for (const { name, value: child } of membersOf(value)) {
      const template = values.get(name);
      if (template === undefined) continue;
      reportVariables(child, template, { environments, folders }, report, environment);
      reportCycle(child, name, environment, environments, report);
    }
  }
}
