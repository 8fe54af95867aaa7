/** What a fix does to the text of its file. */
import { edit } from '../profileEdits.ts';
import type { ProblemFix, TextSpan } from '../profileProblem.ts';

/** Text in the place of a span. */
export interface TextChange extends TextSpan {
  text: string;
}

/** Undefined where it cannot be done: the file's JSON is broken, or the fix is no change of the text. */
export function changeOf(text: string, fix: ProblemFix): TextChange | undefined {
  switch (fix.kind) {
    case 'replace':
      return { offset: fix.offset, length: fix.length, text: fix.text };
    case 'set':
      try {
        return changeBetween(text, edit(text, fix.path, fix.value));
      } catch {
        return undefined;
      }
    case 'keep-secret':
      return undefined;
    default:
      return fix satisfies never;
  }
}

/** The shortest span whose replacement makes one text of the other. */
export function changeBetween(before: string, after: string): TextChange {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) };
}
