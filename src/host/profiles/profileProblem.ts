/** What is wrong in a profile file, and how it can be put right. */
import type { JSONPath, Node } from 'jsonc-parser';
import type { TextPath } from './variables/profileTexts.ts';

/** Offsets are UTF-16 code units. */
export interface TextSpan {
  offset: number;
  length: number;
}

export interface ProfileProblem extends TextSpan {
  severity: 'error' | 'warning' | 'information';
  /** Stable; see docs/profiles.md. */
  code: string;
  /** One or two sentences. */
  text: string;
  /** The likeliest first. */
  fixes?: ProblemFix[];
}

/** A change that puts a problem right; `title` is what the person reads. */
export type ProblemFix =
  /** Text in the place of other text. */
  | ({ kind: 'replace'; title: string; text: string } & TextSpan)
  /** The value at a path of the whole file; undefined takes it away. */
  | { kind: 'set'; title: string; path: JSONPath; value: unknown }
  /** What is secret in a text of the profile at this place in the file's `profiles` is kept in the secret storage, and named. */
  | { kind: 'keep-secret'; title: string; index: number; path: TextPath };

export interface ProblemDetails {
  severity?: ProfileProblem['severity'];
  fixes?: ProblemFix[];
}

/** Tells of a problem of a node. */
export type Report = (node: Node, code: string, text: string, details?: ProblemDetails) => void;

/** Adds to a list what is reported. */
export function reporterTo(problems: ProfileProblem[]): Report {
  return (node, code, text, { severity = 'error', fixes = [] } = {}) => {
    problems.push({ ...spanOf(node), severity, code, text, ...(fixes.length > 0 ? { fixes } : {}) });
  };
}

export function spanOf({ offset, length }: TextSpan): TextSpan {
  return { offset, length: Math.max(length, 1) };
}

/** Puts `value` as JSON in the place of a node. */
export function replaceBy(node: Node, value: unknown, title: string): ProblemFix {
  return { kind: 'replace', title, offset: node.offset, length: node.length, text: JSON.stringify(value) };
}
