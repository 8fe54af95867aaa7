/** A profile with the variables of its environment put in, but for what they hold of secrets and of the shell's own. */
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import { flatten } from '../profiles/variables/flatten.ts';
import { mapTexts } from '../profiles/variables/profileTexts.ts';
import type { VariableScope } from '../profiles/variables/scope.ts';
import { escapeTemplate } from '../profiles/variables/template.ts';

/** What has no value stays as it is written. */
export function expandedProfile(
  profile: SourceProfile,
  scope: Pick<VariableScope, 'variable' | 'workspaceFolder'>,
): SourceProfile {
  return mapTexts(profile, (text) =>
    flatten(text, (name) => scope.variable(name))
      .map((piece) => {
        if (piece.kind === 'text') return escapeTemplate(piece.text);
        const folder =
          piece.kind === 'leaf' && piece.leaf.kind === 'workspaceFolder'
            ? scope.workspaceFolder(piece.leaf.name)
            : undefined;
        return folder === undefined ? piece.source : escapeTemplate(folder);
      })
      .join(''),
  );
}
