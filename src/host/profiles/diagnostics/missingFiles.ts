/** Files that profiles name and that are not there. */
import { parseTree } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { itemsOf, memberOf } from '../jsonNodes.ts';
import { listedProfiles, parseProfileFile } from '../profileFile.ts';
import { reporterTo, type ProfileProblem } from '../profileProblem.ts';
import { nodeAt } from '../textNode.ts';
import { writtenProfile } from '../writtenProfile.ts';
import { filledText, flatTexts } from '../variables/flatTexts.ts';
import { absolutePath, isPem, namesFile } from '../variables/localPaths.ts';
import type { VariableScope } from '../variables/scope.ts';

/** `isThere` looks at an absolute path. What needs a person's answer is not looked for. */
export async function missingFiles(
  text: string,
  scope: VariableScope,
  home: string,
  isThere: (path: string) => Promise<boolean>,
): Promise<ProfileProblem[]> {
  const problems: ProfileProblem[] = [];
  const report = reporterTo(problems);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && memberOf(root, 'profiles');
  if (!list) return problems;
  for (const listed of listedProfiles(parseProfileFile(text))) {
    const profileNode = itemsOf(list)[listed.index]!;
    const { tls, schema } = 'errors' in listed ? writtenProfile(profileNode) : listed.profile;
    const naming = { url: '', ...(tls ? { tls } : {}), ...(schema ? { schema } : {}) };
    const named = flatTexts(naming, scope).filter(({ path }) => namesFile(path));
    for (const file of named) {
      if (file.pieces.some((piece) => piece.kind !== 'text' && !isKnown(piece, scope))) continue;
      const written = filledText(file, (leaf) =>
        leaf.kind === 'workspaceFolder' ? (scope.workspaceFolder(leaf.name) ?? '') : '',
      );
      const path = absolutePath(written, { folder: scope.workspaceFolder(), home });
      const node = nodeAt(profileNode, file.path);
      if (path === undefined || isPem(path) || !node || (await isThere(path))) continue;
      report(node, 'no-such-file', t('There is no file {0}.', path), { severity: 'warning' });
    }
  }
  return problems;
}

function isKnown(piece: ReturnType<typeof flatTexts>[number]['pieces'][number], scope: VariableScope): boolean {
  return (
    piece.kind === 'leaf' &&
    piece.leaf.kind === 'workspaceFolder' &&
    scope.workspaceFolder(piece.leaf.name) !== undefined
  );
}
