import type { Candidate } from './candidate.ts';
import type { Condition } from './condition.ts';
import { testDecoded } from './decodedPath.ts';
import { testJson } from './jsonPath.ts';

/** What the index alone tells comes first. */
export function matches(condition: Condition, candidate: Candidate): boolean {
  switch (condition.kind) {
    case 'bits':
      return (candidate.bits & condition.mask) === condition.value;
    case 'size':
      return !candidate.marker && isWithin(condition, candidate.size());
    case 'wire':
      return !candidate.marker && isWithin(condition, candidate.wire());
    case 'all':
      return true;
    case 'not':
      return !matches(condition.operands[0]!, candidate);
    case 'and':
      for (const operand of condition.operands) if (!matches(operand, candidate)) return false;
      return true;
    case 'or':
      for (const operand of condition.operands) if (matches(operand, candidate)) return true;
      return false;
    case 'id':
      return isWithin(condition, candidate.id);
    case 'time':
      return isWithin(condition, candidate.time());
    case 'gap': {
      const gap = candidate.gap();
      return !Number.isNaN(gap) && isWithin(condition, gap);
    }
    case 'reply': {
      const after = candidate.reply();
      return !Number.isNaN(after) && isWithin(condition, after);
    }
    case 'unanswered':
      return candidate.unanswered();
    case 'close': {
      const code = candidate.closeCode();
      return code !== 0 && isWithin(condition, code);
    }
    case 'fin':
      return !candidate.marker && candidate.fin() !== condition.outside;
    case 'violation': {
      const violation = candidate.violation();
      return violation !== 0 && (condition.value === 0 || violation === condition.value);
    }
    case 'text':
      return candidate.contains(condition.needle!);
    case 'regex':
      return condition.regex.test(candidate.text());
    case 'json': {
      const root = candidate.json(condition.path);
      return root !== undefined && testJson(root, condition.path, condition.test);
    }
    case 'decoded':
      for (const path of condition.paths) {
        const root = candidate.decoded(condition.words, path);
        if (root === undefined) continue;
        if (condition.doubt !== undefined && testDecoded(root, path, { operator: 'exists' }))
          condition.doubt = undefined;
        if (testDecoded(root, path, condition.decodedTest)) return true;
      }
      return false;
    case 'bookmarked':
      return candidate.bookmarked() !== condition.outside;
    case 'note': {
      const note = candidate.note();
      return note !== undefined && note.toLowerCase().includes(condition.words);
    }
    default:
      return condition.kind satisfies never;
  }
}

function isWithin({ min, max, outside }: Condition, value: number): boolean {
  return (value >= min && value <= max) !== outside;
}
