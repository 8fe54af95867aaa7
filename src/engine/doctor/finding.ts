import type { Finding, FindingStage, ProfileFix } from '../../contract/finding.ts';
import { severities, type FindingCode } from './codes.ts';
import { shownText } from './shownText.ts';

const mostLines = 24;
const longestSentence = 500;

export interface Conclusion {
  code: FindingCode;
  stage: FindingStage;
  /** Lines; what is undefined is left out. Without secrets already: see `Examined`. */
  evidence: readonly (string | undefined)[];
  cause: string;
  remedy: string;
  /** Where it is not the usual one of the code. */
  severity?: Finding['severity'];
  fix?: ProfileFix | undefined;
}

/** A finding with its evidence bounded to 24 lines of some 200 characters, each made visible. */
export function finding(conclusion: Conclusion): Finding {
  const { code, stage, cause, remedy, fix } = conclusion;
  const lines = conclusion.evidence.filter((line) => line !== undefined && line !== '') as string[];
  const shown = lines.slice(0, mostLines).map((line) => shownText(line));
  return {
    code,
    severity: conclusion.severity ?? severities[code],
    stage,
    evidence: [...shown, ...(lines.length > mostLines ? ['…'] : [])].join('\n'),
    cause: shownText(cause, longestSentence),
    remedy: shownText(remedy, longestSentence),
    ...(fix === undefined ? {} : { fix }),
  };
}
