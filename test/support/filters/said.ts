import type { Filter } from '../../../src/filterLanguage/ast.ts';

/** A filter's tree as one reads it aloud. */
export function said(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return 'all';
    case 'text':
      return JSON.stringify(filter.text);
    case 'bytes':
      return `hex ${Buffer.from(filter.bytes).toString('hex')}`;
    case 'regex':
      return String(filter.regex);
    case 'direction':
      return filter.direction;
    case 'opcode':
      return `op${filter.opcode}`;
    case 'flag':
      return `${filter.set ? '' : 'un'}${filter.flag}`;
    case 'rsv':
      return `rsv ${filter.rsv}`;
    case 'violation':
      return `violation ${filter.code}`;
    case 'note':
      return `note ${filter.text ?? 'any'}`;
    case 'unanswered':
      return 'unanswered';
    case 'number': {
      const { min, max, outside } = filter.range;
      return `${filter.of}${outside ? ' not' : ''} ${min}..${max}`;
    }
    case 'time':
      return `time ${filter.comparison} ${filter.clock} for ${filter.width}`;
    case 'json':
      return `$${filter.path.map((step) => `/${step}`).join('')} ${JSON.stringify(filter.test)}`;
    case 'decoded': {
      const places = filter.paths.map((path) => path.map((step) => `/${step}`).join(''));
      return `${filter.decoder}${places.join('|')} ${JSON.stringify(filter.test)}`;
    }
    case 'not':
      return `not ${said(filter.operand)}`;
    case 'and':
    case 'or':
      return `(${filter.operands.map(said).join(` ${filter.kind} `)})`;
    default:
      return filter satisfies never;
  }
}
