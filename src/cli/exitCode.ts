import type { FileResult } from './scenarioRun.ts';

/** The worst of all files: what is wrong before what is broken, before what has failed. */
export function exitCode(results: readonly Pick<FileResult, 'verdict'>[], interrupted: boolean): number {
  const has = (verdict: FileResult['verdict']): boolean => results.some((result) => result.verdict === verdict);
  if (interrupted || has('cancelled')) return 130;
  if (has('wrong')) return 2;
  if (has('broken')) return 3;
  return has('failed') ? 1 : 0;
}
