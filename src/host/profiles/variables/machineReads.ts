/** What a profile reads of the machine: what a folder that is not trusted may not do unasked. */
import { filledText, leavesOf, type FlatText } from './flatTexts.ts';
import { isPem, namesFile } from './localPaths.ts';
import type { VariableScope } from './scope.ts';

export interface MachineReads {
  /** Names of environment variables. */
  environment: string[];
  /** Paths, as the profile writes them. */
  files: string[];
}

/** Only what words of an untrusted folder ask for. */
export function machineReads(
  texts: readonly FlatText[],
  { untrusted }: Pick<VariableScope, 'untrusted'>,
): MachineReads {
  const isForeign = ({ through }: { through: readonly string[] }): boolean =>
    untrusted.profile || (untrusted.environment && through.length > 0);
  const environment = leavesOf(texts).flatMap((used) =>
    used.leaf.kind === 'env' && isForeign(used) ? [used.leaf.name] : [],
  );
  const named = texts.filter(({ path }) => namesFile(path));
  const files = named
    .filter(({ pieces }) => untrusted.profile || pieces.some(isForeign))
    .map((text) => filledText(text, (leaf) => (leaf.kind === 'env' ? `\${env:${leaf.name}}` : `\${${leaf.kind}}`)))
    .filter((path) => !isPem(path));
  return { environment: [...new Set(environment)], files: [...new Set(files)] };
}
