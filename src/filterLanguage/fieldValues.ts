/** Reads what a field is compared with. */
import { t } from '../contract/l10n.ts';
import type { Comparison, Filter } from './ast.ts';
import { flags, numbers, opcodes, violations } from './fields.ts';
import { rangeOf } from './range.ts';

/** `text`, `quoted`: the value without its quotation marks, and whether it had some. */
export interface FieldText {
  name: string;
  /** As written: `:`, `=`, … */
  sign: string;
  text: string;
  quoted: boolean;
}

/** What it means, or a sentence that says what it should be. */
export type FieldMeaning = Filter | string;

const lengthUnits: Record<string, number> = {
  b: 1,
  kb: 1e3,
  kib: 2 ** 10,
  mb: 1e6,
  mib: 2 ** 20,
  gb: 1e9,
  gib: 2 ** 30,
};
const durationUnits: Record<string, number> = { ms: 1, s: 1_000, m: 60_000 };

export function fieldMeaning({ name, sign, text, quoted }: FieldText): FieldMeaning {
  const comparison = comparisonOf(sign);
  const number = numbers.find((known) => known === name);
  if (number !== undefined) return numberMeaning(number, comparison, text.toLowerCase());
  if (name === 'time') return timeMeaning(comparison, text);
  if (comparison !== '==') {
    return t('“{0}” is compared with a colon. Write -{0}: for all others.', name);
  }
  const value = text.toLowerCase();
  const flag = flags.find((known) => known === name);
  if (flag !== undefined) {
    if (value !== 'true' && value !== 'false') return t('“{0}” is “true” or “false”.', name);
    return { kind: 'flag', flag, set: value === 'true' };
  }
  switch (name) {
    case 'dir':
      return value === 'in' || value === 'out'
        ? { kind: 'direction', direction: value }
        : t('A direction is “in” or “out”.');
    case 'op':
      return opcodeMeaning(value);
    case 'rsv':
      if (value !== 'any' && !/^[0-7]$/.test(value)) return t('The reserved bits are “any” or a number from 0 to 7.');
      return { kind: 'rsv', rsv: value === 'any' ? value : Number(value) };
    case 'violation':
      if (value !== 'any' && !violations.some((code) => code === value)) {
        return t('A violation is “any”, {0}.', violations.join(', '));
      }
      return { kind: 'violation', code: value };
    case 'hex':
      return bytesMeaning(text);
    default:
      if (value === '') return t('The words of a note are missing.');
      return { kind: 'note', text: value === 'any' && !quoted ? undefined : text };
  }
}

export function comparisonOf(sign: string): Comparison {
  return sign === ':' || sign === '=' ? '==' : (sign as Comparison);
}

function opcodeMeaning(value: string): FieldMeaning {
  if (Object.hasOwn(opcodes, value)) return { kind: 'opcode', opcode: opcodes[value as keyof typeof opcodes] };
  if (/^\d{1,2}$/.test(value) && Number(value) < 16) return { kind: 'opcode', opcode: Number(value) };
  return t('An opcode is {0} or 0 to 15.', Object.keys(opcodes).join(', '));
}

function bytesMeaning(text: string): FieldMeaning {
  const digits = text.replace(/\s+/g, '');
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) {
    return t('Bytes are pairs of hex digits, as hex:dead or hex:"de ad".');
  }
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  return { kind: 'bytes', bytes };
}

function numberMeaning(of: (typeof numbers)[number], comparison: Comparison, value: string): FieldMeaning {
  switch (of) {
    case 'size':
    case 'wire': {
      const [, amount, unit] = /^(\d+(?:\.\d+)?)(b|kb|kib|mb|mib|gb|gib)?$/.exec(value) ?? [];
      if (amount === undefined) return t('A length is a number, with b, kb, kib, mb, mib, gb, gib or no unit.');
      const bytes = Number(amount) * lengthUnits[unit ?? 'b']!;
      return { kind: 'number', of, range: rangeOf(comparison, bytes) };
    }
    case 'gap': {
      const milliseconds = durationOf(value);
      if (milliseconds === undefined) return t('A gap is a number with its unit: 200ms, 1.5s or 2m.');
      return { kind: 'number', of, range: rangeOf(comparison, milliseconds) };
    }
    case 'reply':
      return replyMeaning(comparison, value);
    case 'id':
      if (!/^\d+$/.test(value)) return t('An id is the number of a row.');
      return { kind: 'number', of, range: rangeOf(comparison, Number(value)) };
    case 'close':
      if (value === 'any') return { kind: 'number', of, range: { min: 1, max: Infinity, outside: false } };
      if (!/^\d{1,5}$/.test(value)) return t('A close code is a number, as 1000, or “any”.');
      return { kind: 'number', of, range: rangeOf(comparison, Number(value)) };
    default:
      return of satisfies never;
  }
}

function replyMeaning(comparison: Comparison, value: string): FieldMeaning {
  if (value === 'any' || value === 'none') {
    if (comparison !== '==') return t('“{0}” is compared with a colon. Write -reply:{0} for all others.', value);
    if (value === 'none') return { kind: 'unanswered' };
    return { kind: 'number', of: 'reply', range: { min: 0, max: Infinity, outside: false } };
  }
  const milliseconds = durationOf(value);
  if (milliseconds === undefined) return t('A reply is “none”, “any”, or a time with its unit: 200ms, 1.5s or 2m.');
  return { kind: 'number', of: 'reply', range: rangeOf(comparison, milliseconds) };
}

/** Milliseconds. */
function durationOf(value: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * durationUnits[unit!]!;
}

/** A clock that shows minutes alone shows them for a minute. */
function timeMeaning(comparison: Comparison, text: string): FieldMeaning {
  const [, hours, minutes, seconds, fraction] = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) {
    return t('A time is hours and minutes, as 16:20, 16:20:01 or 16:20:01.3.');
  }
  const width = seconds === undefined ? 60_000 : fraction === undefined ? 1_000 : 1_000 / 10 ** fraction.length;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
  return { kind: 'time', comparison, clock: whole * 1_000 + Number(`0.${fraction ?? 0}`) * 1_000, width };
}
