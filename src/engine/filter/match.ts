import type { Direction } from '../../contract/model.ts';
import { holds } from './comparison.ts';
import { testJson } from './jsonPath.ts';
import type { Needle } from './needle.ts';
import type { Filter } from './syntax.ts';

/** A row to be judged. What is dear to get is asked for only when a filter needs it. */
export interface Candidate {
  readonly direction: Direction;
  readonly opcode: number;
  /** It is no frame: it has neither direction nor opcode, length or bytes, but words. */
  readonly marker: boolean;
  /** Length of the payload. */
  size(): number;
  /** Length on the wire. */
  wire(): number;
  contains(needle: Needle): boolean;
  /** The payload as UTF-8. */
  text(): string;
  /** The payload parsed; undefined where it is no JSON. */
  json(): unknown;
}

export function matches(filter: Filter, candidate: Candidate): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'text':
      return candidate.contains(filter.needle);
    case 'regex':
      return filter.regex.test(candidate.text());
    case 'direction':
      return !candidate.marker && candidate.direction === filter.direction;
    case 'opcode':
      return !candidate.marker && candidate.opcode === filter.opcode;
    case 'length':
      if (candidate.marker) return false;
      return holds(filter.of === 'size' ? candidate.size() : candidate.wire(), filter.comparison, filter.bytes);
    case 'json': {
      const root = candidate.json();
      return root !== undefined && testJson(root, filter.path, filter.test);
    }
    case 'not':
      return !matches(filter.operand, candidate);
    case 'and':
      for (const operand of filter.operands) if (!matches(operand, candidate)) return false;
      return true;
    case 'or':
      for (const operand of filter.operands) if (matches(operand, candidate)) return true;
      return false;
    default:
      return filter satisfies never;
  }
}
