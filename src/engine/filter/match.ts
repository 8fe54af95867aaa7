import type { Direction } from '../../contract/model.ts';
import type { Filter } from './syntax.ts';

/** A row to be judged. What is dear to get is asked for only when a filter needs it. */
export interface Candidate {
  readonly direction: Direction;
  readonly opcode: number;
  /** The payload as UTF-8. */
  text(): string;
  /** The same in lower case. */
  lowerText(): string;
}

export function matches(filter: Filter, candidate: Candidate): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'text':
      return candidate.lowerText().includes(filter.needle);
    case 'regex':
      return filter.regex.test(candidate.text());
    case 'direction':
      return candidate.direction === filter.direction;
    case 'opcode':
      return candidate.opcode === filter.opcode;
    case 'not':
      return !matches(filter.operand, candidate);
    case 'and':
      return filter.operands.every((operand) => matches(operand, candidate));
    case 'or':
      return filter.operands.some((operand) => matches(operand, candidate));
    default:
      return filter satisfies never;
  }
}
