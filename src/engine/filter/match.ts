import type { Candidate } from './candidate.ts';
import { Condition } from './condition.ts';
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
    case 'json':
      return holdsJson(condition, candidate);
    case 'decoded':
      return holdsDecoded(condition, candidate);
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

// On their own: a function within `matches` would be paid for by each row of each filter.

function holdsJson({ path, test }: Condition, candidate: Candidate): boolean {
  const root = candidate.json(path);
  return root !== undefined && testJson(root, path, test, (text) => candidate.folded(text));
}

function holdsDecoded(condition: Condition, candidate: Candidate): boolean {
  for (const path of condition.paths) {
    const root = candidate.decoded(condition.words, path);
    if (root === undefined) continue;
    if (condition.doubt !== undefined && testDecoded(root, path, { operator: 'exists' })) condition.doubt = undefined;
    if (testDecoded(root, path, condition.decodedTest, (text) => candidate.folded(text))) return true;
  }
  return false;
}

/**
 * What is to be asked of a row at first, and what of those that are left then: a payload that regular expressions speak
 * against need not be parsed.
 */
export function inTurn(condition: Condition): { first: Condition; then?: Condition } {
  const { kind, operands } = condition;
  const regex = kind === 'and' ? operands.findIndex((operand) => operand.asks('regex')) : -1;
  const parses = (operand: Condition): boolean => operand.asks('json') || operand.asks('decoded');
  const then = regex < 0 ? [] : operands.slice(regex + 1).filter(parses);
  if (then.length === 0) return { first: condition };
  const first = operands.filter((operand) => !then.includes(operand));
  return { first: new Condition('and', { operands: first }), then: new Condition('and', { operands: then }) };
}

/** What only regular expressions can tell of the row is left of the condition; all else is asked here. */
export function leftToRegex(condition: Condition, candidate: Candidate): boolean | Condition {
  switch (condition.kind) {
    case 'regex':
      return condition;
    case 'not': {
      const operand = condition.operands[0]!;
      const left = leftToRegex(operand, candidate);
      if (typeof left === 'boolean') return !left;
      return left === operand ? condition : new Condition('not', { operands: [left] });
    }
    case 'and':
    case 'or': {
      const decides = condition.kind === 'or';
      const { operands } = condition;
      // For row after row one operand is left, or all of them: nothing is made then.
      let one: Condition | undefined;
      let open: Condition[] | undefined;
      for (const operand of operands) {
        const left = leftToRegex(operand, candidate);
        if (left === decides) return decides;
        if (typeof left === 'boolean') continue;
        if (one === undefined) one = left;
        else (open ??= [one]).push(left);
      }
      if (open === undefined) return one ?? !decides;
      const isWhole = open.length === operands.length && open.every((left, i) => left === operands[i]);
      return isWhole ? condition : new Condition(condition.kind, { operands: open });
    }
    default:
      return matches(condition, candidate);
  }
}

/** Of what `leftToRegex` leaves. */
export function matchesText(left: Condition, text: string): boolean {
  switch (left.kind) {
    case 'not':
      return !matchesText(left.operands[0]!, text);
    case 'and':
      for (const operand of left.operands) if (!matchesText(operand, text)) return false;
      return true;
    case 'or':
      for (const operand of left.operands) if (matchesText(operand, text)) return true;
      return false;
    default:
      return left.regex.test(text);
  }
}

function isWithin({ min, max, outside }: Condition, value: number): boolean {
  return (value >= min && value <= max) !== outside;
}
