/**
 * Filters and what they mean, written down a second time and as plainly as possible: it imports nothing of ours. Each is
 * a tree that can be written as text and asked of a row; nothing is parsed.
 */

/** A row with all that can be asked of it. */
export interface PlainRow {
  id: number;
  /** Milliseconds since the epoch. */
  time: number;
  /** Time of the row before it in the view. */
  before: number | undefined;
  /** Undefined: it is a marker, and `payload` are its words. */
  frame: PlainFrame | undefined;
  payload: Buffer;
  closeCode: number | undefined;
  /** Milliseconds until the first row that answers it. */
  reply: number | undefined;
  /** It asks, and nothing answers. */
  unanswered: boolean;
  bookmarked: boolean;
  note: string | undefined;
}

export interface PlainFrame {
  direction: 'in' | 'out';
  opcode: number;
  fin: boolean;
  rsv: number;
  masked: boolean;
  compressed: boolean;
  size: number;
  wire: number;
  violation: string | undefined;
}

export const signs = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Sign = (typeof signs)[number];
export type Scalar = string | number | boolean | null;

export type PlainFilter =
  | { is: 'word' | 'phrase'; text: string }
  | { is: 'hex'; bytes: string }
  | { is: 'regex'; source: string; flags: string }
  | { is: 'dir'; value: 'in' | 'out' }
  | { is: 'op'; written: string; opcode: number }
  | { is: 'fin' | 'masked' | 'compressed' | 'rsv1' | 'rsv2' | 'rsv3' | 'bookmarked'; value: boolean }
  | { is: 'rsv'; value: number | 'any' }
  | { is: 'violation'; code: string }
  | { is: 'note'; text: string | undefined }
  | { is: 'size' | 'wire' | 'id' | 'close'; sign: Sign; value: number }
  | { is: 'gap' | 'reply'; sign: Sign; milliseconds: number }
  | { is: 'replied'; value: 'any' | 'none' }
  /** Hours, minutes, seconds of the local clock, tenths or none. */
  | { is: 'time'; sign: Sign; clock: [number, number, number]; tenths: number | undefined }
  | { is: 'path'; path: (string | number)[]; test: Sign | 'contains' | 'exists'; value: Scalar }
  | { is: 'not'; minus: boolean; of: PlainFilter }
  | { is: 'and' | 'or'; of: PlainFilter[] };

const two = (value: number): string => String(value).padStart(2, '0');
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

export function written(filter: PlainFilter): string {
  switch (filter.is) {
    case 'word':
      return filter.text;
    case 'phrase':
      return quoted(filter.text);
    case 'hex':
      return filter.bytes.length > 2
        ? `hex:"${filter.bytes.slice(0, 2)} ${filter.bytes.slice(2)}"`
        : `hex:${filter.bytes}`;
    case 'regex':
      return `/${filter.source}/${filter.flags}`;
    case 'dir':
    case 'rsv':
    case 'fin':
    case 'masked':
    case 'compressed':
    case 'rsv1':
    case 'rsv2':
    case 'rsv3':
      return `${filter.is}:${filter.value}`;
    case 'bookmarked':
      return filter.value ? 'bookmarked' : 'bookmarked:false';
    case 'op':
      return `op:${filter.written}`;
    case 'violation':
      return `violation:${filter.code}`;
    case 'note':
      return filter.text === undefined ? 'note:any' : `note:${quoted(filter.text)}`;
    case 'size':
    case 'wire':
    case 'id':
    case 'close':
      return `${filter.is}${filter.sign}${filter.value}`;
    case 'gap':
    case 'reply':
      return `${filter.is}${filter.sign}${filter.milliseconds}ms`;
    case 'replied':
      return `reply:${filter.value}`;
    case 'time': {
      const [hours, minutes, seconds] = filter.clock;
      const tenths = filter.tenths === undefined ? '' : `.${filter.tenths}`;
      return `time${filter.sign}${hours}:${two(minutes)}:${two(seconds)}${tenths}`;
    }
    case 'path': {
      const path = filter.path.map((step) => (typeof step === 'number' ? `[${step}]` : `[${quoted(step)}]`)).join('');
      const value = typeof filter.value === 'string' ? quoted(filter.value) : String(filter.value);
      return `$${path} ${filter.test}${filter.test === 'exists' ? '' : ` ${value}`}`;
    }
    case 'not':
      return `${filter.minus ? '-' : 'not '}(${written(filter.of)})`;
    case 'and':
    case 'or':
      return filter.of.map((part) => `(${written(part)})`).join(filter.is === 'or' ? ' or ' : ' ');
    default:
      return filter satisfies never;
  }
}

export function holds(filter: PlainFilter, row: PlainRow, day: Date): boolean {
  const { frame } = row;
  switch (filter.is) {
    case 'word':
    case 'phrase':
      return hasText(row.payload, filter.text);
    case 'hex':
      return (
        row.payload.toString('hex').match(/../g)?.join(' ').includes(filter.bytes.match(/../g)!.join(' ')) ?? false
      );
    case 'regex':
      return new RegExp(filter.source, filter.flags).test(row.payload.toString());
    case 'dir':
      return frame?.direction === filter.value;
    case 'op':
      return frame?.opcode === filter.opcode;
    case 'fin':
    case 'masked':
    case 'compressed':
      return frame !== undefined && frame[filter.is] === filter.value;
    case 'rsv1':
    case 'rsv2':
    case 'rsv3': {
      const bit = { rsv1: 4, rsv2: 2, rsv3: 1 }[filter.is];
      return frame !== undefined && (frame.rsv & bit) > 0 === filter.value;
    }
    case 'bookmarked':
      return row.bookmarked === filter.value;
    case 'rsv':
      return frame !== undefined && (filter.value === 'any' ? frame.rsv > 0 : frame.rsv === filter.value);
    case 'violation':
      return frame?.violation !== undefined && (filter.code === 'any' || frame.violation === filter.code);
    case 'note':
      return row.note !== undefined && row.note.toLowerCase().includes((filter.text ?? '').toLowerCase());
    case 'size':
    case 'wire':
      return frame !== undefined && compares(frame[filter.is], filter.sign, filter.value);
    case 'id':
      return compares(row.id, filter.sign, filter.value);
    case 'close':
      return row.closeCode !== undefined && compares(row.closeCode, filter.sign, filter.value);
    case 'gap':
      return row.before !== undefined && compares(row.time - row.before, filter.sign, filter.milliseconds);
    case 'reply':
      return row.reply !== undefined && compares(row.reply, filter.sign, filter.milliseconds);
    case 'replied':
      return filter.value === 'any' ? row.reply !== undefined : row.unanswered;
    case 'time':
      return holdsAt(row.time, filter, day);
    case 'path':
      return holdsIn(row.payload, filter);
    case 'not':
      return !holds(filter.of, row, day);
    case 'and':
      return filter.of.every((part) => holds(part, row, day));
    case 'or':
      return filter.of.some((part) => holds(part, row, day));
    default:
      return filter satisfies never;
  }
}

/** Letters of ASCII in either case; where others are looked for, every letter. */
function hasText(payload: Buffer, text: string): boolean {
  const isAscii = /^[\0-\x7f]*$/.test(text);
  const where = isAscii ? payload.toString('latin1') : payload.toString('utf8');
  return where.toLowerCase().includes(text.toLowerCase());
}

function compares<T extends string | number>(a: T, sign: Sign, b: T): boolean {
  if (sign === '==') return a === b;
  if (sign === '!=') return a !== b;
  return (a < b && sign.startsWith('<')) || (a > b && sign.startsWith('>')) || (a === b && sign.endsWith('='));
}

/** A clock that shows tenths shows each for a tenth of a second. */
function holdsAt(time: number, { sign, clock, tenths }: PlainFilter & { is: 'time' }, day: Date): boolean {
  const at = new Date(day.getFullYear(), day.getMonth(), day.getDate(), ...clock, (tenths ?? 0) * 100).getTime();
  const shown = time >= at && time < at + (tenths === undefined ? 1000 : 100);
  if (sign === '==') return shown;
  return sign === '!=' ? !shown : compares(time, sign, at);
}

function holdsIn(payload: Buffer, { path, test, value: wanted }: PlainFilter & { is: 'path' }): boolean {
  let value: unknown;
  try {
    value = JSON.parse(payload.toString()) as unknown;
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null) return false;
  for (const step of path) {
    const isList = Array.isArray(value);
    if (typeof value !== 'object' || value === null || (isList && typeof step === 'string')) return false;
    if (!Object.keys(value).includes(String(step))) return false;
    value = (value as Record<string, unknown>)[step];
  }
  if (test === 'exists') return true;
  if (test === 'contains') {
    if (Array.isArray(value)) return value.map(String).includes(String(wanted));
    return typeof value === 'string' && value.toLowerCase().includes(String(wanted).toLowerCase());
  }
  if (test === '==') return value === wanted;
  if (test === '!=') return value !== wanted;
  if (typeof value === 'number' && typeof wanted === 'number') return compares(value, test, wanted);
  return typeof value === 'string' && typeof wanted === 'string' && compares(value, test, wanted);
}
