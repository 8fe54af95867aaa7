/** Problems of a file, with the text that each marks and what is offered for it. */
import { fileProblems } from '../../../../../src/host/profiles/diagnostics/fileProblems.ts';
import { changeOf } from '../../../../../src/host/profiles/diagnostics/textChange.ts';
import type { ProfileProblem } from '../../../../../src/host/profiles/profileProblem.ts';

export interface Found extends ProfileProblem {
  marked: string;
}

export function problemsIn(file: unknown, folders: string[] = []): Found[] {
  const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2);
  return fileProblems(text, folders).map((problem) => ({
    ...problem,
    marked: text.slice(problem.offset, problem.offset + problem.length),
  }));
}

export function titlesOf(problem: ProfileProblem | undefined): string[] {
  return (problem?.fixes ?? []).map(({ title }) => title);
}

/** The file after a fix of its only problem. */
export function fixed(file: object, title: string): unknown {
  const text = JSON.stringify(file, null, 2);
  const fix = fileProblems(text, [])
    .flatMap(({ fixes = [] }) => fixes)
    .find((one) => one.title === title);
  const change = fix && changeOf(text, fix);
  return change && JSON.parse(text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length));
}
