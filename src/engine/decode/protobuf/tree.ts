import type { ByteRange } from '../../../contract/decoding.ts';
import { bytesText, deepest, utf8Text, type Plain } from '../plain.ts';
import { DecodeError } from '../format.ts';
import { t } from '../../../contract/l10n.ts';

const mostRanges = 10_000;

export type Path = readonly (string | number)[];

/** Where values lie, as they are found. */
export class Places {
  readonly #ranges: ByteRange[] | undefined;

  constructor(ranges: ByteRange[] | undefined) {
    this.#ranges = ranges;
  }

  /** Where nobody asks for places none is made. */
  within(path: Path, name: string, index?: number): Path {
    if (this.#ranges === undefined) return path;
    return index === undefined ? [...path, name] : [...path, name, index];
  }

  add(path: Path, from: number, to: number): void {
    if (this.#ranges !== undefined && this.#ranges.length < mostRanges) this.#ranges.push({ path, from, to });
  }
}

/** Adds a value under a name: a second one makes it a list. */
export function addTo(object: Record<string, Plain>, name: string, value: Plain): void {
  const before = object[name];
  if (before === undefined) object[name] = value;
  else if (Array.isArray(before)) (before as Plain[]).push(value);
  else object[name] = [before, value];
}

export function refuseTooDeep(depth: number, at: number): void {
  if (depth > deepest) throw new DecodeError(t('It is nested more than {0} deep.', deepest), at);
}

/** The bytes as text where they are such that a person has written, undefined where they are not. */
export function printable(bytes: Uint8Array): string | undefined {
  const text = utf8Text(bytes);
  // eslint-disable-next-line no-control-regex -- it is control characters that are looked for
  return text !== undefined && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.test(text)
    ? text
    : undefined;
}

/** As text where a text would be; what is taken for bytes when it is written is bytes already. */
export function textUnlessBytes(bytes: Uint8Array): string {
  const text = printable(bytes);
  return text === undefined || text.startsWith("h'") ? bytesText(bytes) : text;
}
