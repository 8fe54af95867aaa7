/** Fields that a profile does not have: most often a slip of the pen. */
import { getNodePath, type Node } from 'jsonc-parser';
import { fieldPath, membersOf } from '../jsonNodes.ts';
import { replaceBy, type Report } from '../profileProblem.ts';
import { nearest } from './nearest.ts';

/** `whole`: what the object is called where it is all of the file, or of the profile. */
export function reportUnknownFields(object: Node, known: readonly string[], report: Report, whole = 'a profile'): void {
  const members = membersOf(object);
  const free = known.filter((name) => !members.some((member) => member.name === name));
  const place = fieldPath(object);
  const what = place === '' ? whole : `\`${place}\``;
  for (const { key, name, value } of members) {
    if (known.includes(name)) continue;
    const meant = nearest(name, free);
    const question = meant === undefined ? '' : ` Is \`${meant}\` meant?`;
    report(key, 'unknown-field', `${JSON.stringify(name)} is not a field of ${what}; it is left out.${question}`, {
      severity: 'warning',
      fixes: [
        ...(meant === undefined ? [] : [replaceBy(key, meant, `Change to "${meant}"`)]),
        { kind: 'set', title: `Remove "${name}"`, path: getNodePath(value), value: undefined },
      ],
    });
  }
}
