import type { Filter } from '../../filterLanguage/ast.ts';
import type { FlagName } from '../../filterLanguage/fields.ts';
import { rangeOf } from '../../filterLanguage/range.ts';
import { Flag } from '../capture/frameRecord.ts';
import { Violation, type ViolationCode } from '../wire/violations.ts';
import { bitsOf } from './candidate.ts';
import { Condition } from './condition.ts';
import { Needle } from './needle.ts';
import { unknownField } from './unknownField.ts';

const rsvBits = 0x70;
/** Where a mask has this too, a marker is none of what is asked for. */
const markerBit = bitsOf(0, Flag.marker);

/** Makes a filter a condition. `started` is when the capture began: a time of day is one of that day, where we are. */
export function compile(filter: Filter, started: number): Condition {
  switch (filter.kind) {
    case 'all':
      return new Condition('all');
    case 'text':
      return new Condition('text', { needle: new Needle(filter.text) });
    case 'bytes':
      return new Condition('text', { needle: Needle.ofBytes(filter.bytes) });
    case 'regex':
      return new Condition('regex', { regex: filter.regex });
    case 'direction':
      return bits(bitsOf(0, Flag.out), filter.direction === 'out');
    case 'opcode':
      return new Condition('bits', { mask: 0x0f | markerBit, value: filter.opcode });
    case 'flag':
      return flag(filter.flag, filter.set);
    case 'rsv':
      if (filter.rsv !== 'any') return new Condition('bits', { mask: rsvBits | markerBit, value: filter.rsv << 4 });
      return new Condition('and', { operands: [isFrame(), not(bits(rsvBits, false))] });
    case 'violation':
      return new Condition('violation', {
        value: filter.code === 'any' ? 0 : Violation[filter.code as ViolationCode],
      });
    case 'note':
      return new Condition('note', { words: filter.text?.toLowerCase() ?? '' });
    case 'unanswered':
      return new Condition('unanswered');
    case 'number':
      return new Condition(filter.of, filter.range);
    case 'time':
      return new Condition('time', rangeOf(filter.comparison, onDay(filter.clock, started), filter.width));
    case 'json':
      return new Condition('json', { path: filter.path, test: filter.test });
    case 'decoded':
      return new Condition('decoded', {
        paths: filter.paths,
        decodedTest: filter.test,
        words: filter.decoder,
        doubt: unknownField(filter),
      });
    case 'not':
      return not(compile(filter.operand, started));
    case 'and':
    case 'or':
      return new Condition(filter.kind, { operands: filter.operands.map((operand) => compile(operand, started)) });
    default:
      return filter satisfies never;
  }
}

function not(operand: Condition): Condition {
  return new Condition('not', { operands: [operand] });
}

function isFrame(): Condition {
  return new Condition('bits', { mask: markerBit, value: 0 });
}

/** One bit of a frame is set, or is not. */
function bits(bit: number, set: boolean): Condition {
  return new Condition('bits', { mask: bit | markerBit, value: set ? bit : 0 });
}

function flag(name: FlagName, set: boolean): Condition {
  switch (name) {
    case 'fin':
      return new Condition('fin', { outside: !set });
    case 'masked':
      return bits(bitsOf(0, Flag.masked), set);
    case 'compressed':
      return bits(bitsOf(0, Flag.compressed), set);
    case 'rsv1':
      return bits(0x40, set);
    case 'rsv2':
      return bits(0x20, set);
    case 'rsv3':
      return bits(0x10, set);
    case 'bookmarked':
      return new Condition('bookmarked', { outside: !set });
    default:
      return name satisfies never;
  }
}

function onDay(clock: number, started: number): number {
  const day = new Date(started);
  const whole = Math.floor(clock);
  // The clock may be put on or back in that day: its own arithmetic knows.
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, 0, 0, whole).getTime() + (clock - whole);
}
