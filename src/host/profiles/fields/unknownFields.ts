/** Fields that a profile does not have: most often a slip of the pen. */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { fieldPath, membersOf, nodePath } from '../jsonNodes.ts';
import { replaceBy, type Report } from '../profileProblem.ts';
import { nearest } from './nearest.ts';

/** `whole`: what the object is where it is all of the file, or of the profile. */
export function reportUnknownFields(
  object: Node,
  known: readonly string[],
  report: Report,
  whole: 'profile' | 'scenario' = 'profile',
): void {
  const members = membersOf(object);
  const unknown = members.filter(({ name }) => !known.includes(name));
  // Where it stands is told by going over all of the lists that it stands in.
  if (unknown.length === 0) return;
  const free = known.filter((name) => !members.some((member) => member.name === name));
  const place = fieldPath(object);
  for (const { key, name, value } of unknown) {
    const meant = nearest(name, free);
    const written = JSON.stringify(name);
    const sentences = [
      place === '' ? wholeWords(whole, written) : t('{0} is not a field of `{1}`; it is left out.', written, place),
      ...(meant === undefined ? [] : [t('Is `{0}` meant?', meant)]),
    ];
    report(key, 'unknown-field', sentences.join(' '), {
      severity: 'warning',
      fixes: [
        ...(meant === undefined ? [] : [replaceBy(key, meant, t('Change to "{0}"', meant))]),
        { kind: 'set', title: t('Remove "{0}"', name), path: nodePath(value), value: undefined },
      ],
    });
  }
}

function wholeWords(whole: 'profile' | 'scenario', written: string): string {
  return whole === 'profile'
    ? t('{0} is not a field of a profile; it is left out.', written)
    : t('{0} is not a field of a scenario; it is left out.', written);
}
