/** Which message of a schema a payload is, by the rules of the profile: the first one that fits it says so. */
import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import type { Direction } from '../../contract/model.ts';
import type { MessageRule, PayloadSchema } from '../../contract/profile.ts';
import { DecodeError, type Payload } from './format.ts';

/** What a rule says, with the type that it names. */
interface Rule<T> {
  readonly direction: Direction | undefined;
  readonly starts: Uint8Array;
  readonly skip: number;
  readonly type: T;
}

/** A payload's type, and where the message begins in it. */
export interface Ruled<T> {
  readonly type: T;
  readonly from: number;
}

export class MessageRules<T> {
  readonly #rules: readonly Rule<T>[];
  readonly #others: Readonly<Record<Direction, T | undefined>>;

  /** `typeNamed` throws an Error where there is no such message; it is asked without a name for what no rule speaks of. */
  constructor(chosen: PayloadSchema, typeNamed: (name: string | undefined) => T) {
    const { rules = [] } = chosen;
    this.#rules = rules.map((rule) => ruleOf(rule, typeNamed(rule.message)));
    const other = (direction: Direction): T | undefined => {
      const name = chosen[direction] ?? chosen.message;
      // With rules it may be that they speak of all that comes.
      return name === undefined && rules.length > 0 ? undefined : typeNamed(name);
    };
    this.#others = { in: other('in'), out: other('out') };
  }

  /** Throws a `DecodeError` where nothing says what it is. */
  of({ direction, bytes }: Payload): Ruled<T> {
    const rule = this.#rules.find((one) => goes(one, direction) && begins(bytes, one.starts));
    if (rule !== undefined) return { type: rule.type, from: Math.min(rule.skip, bytes.length) };
    const type = this.#others[direction];
    if (type !== undefined) return { type, from: 0 };
    throw new DecodeError(t('No rule of the schema says which message this is.'), 0);
  }

  /** The types that are named for a direction. */
  get types(): readonly T[] {
    return [...this.#rules.map(({ type }) => type), this.#others.in, this.#others.out].filter(
      (one) => one !== undefined,
    );
  }

  /** What is sent: the first type that `write` does not refuse, behind the bytes by which its rule knows it. Throws its refusal. */
  written(write: (type: T) => Uint8Array): Uint8Array {
    let refusal: Error | undefined;
    for (const { type, before } of this.#sent()) {
      try {
        return Buffer.concat([before, write(type)]);
      } catch (error) {
        refusal ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    throw refusal ?? new Error(t('No rule of the schema says which message is sent.'));
  }

  /** Bytes that are skipped and that no rule tells cannot be made up: such a message is only read. */
  *#sent(): Iterable<{ type: T; before: Uint8Array }> {
    for (const rule of this.#rules) {
      if (goes(rule, 'out') && rule.skip <= rule.starts.length) {
        yield { type: rule.type, before: rule.starts.subarray(0, rule.skip) };
      }
    }
    if (this.#others.out !== undefined) yield { type: this.#others.out, before: new Uint8Array(0) };
  }
}

/** Reads what lies from `from` on; places and offsets are told as those of the whole. */
export function readFrom<T>(
  bytes: Uint8Array,
  from: number,
  ranges: ByteRange[] | undefined,
  read: (bytes: Uint8Array, ranges: ByteRange[] | undefined) => T,
): T {
  if (from === 0) return read(bytes, ranges);
  const inside = ranges && ([] as ByteRange[]);
  try {
    const value = read(bytes.subarray(from), inside);
    for (const { path, ...place } of inside ?? []) ranges?.push({ path, from: place.from + from, to: place.to + from });
    return value;
  } catch (error) {
    if (!(error instanceof DecodeError) || error.offset === undefined) throw error;
    throw new DecodeError(error.message, error.offset + from);
  }
}

function ruleOf<T>({ dir, starts = '', skip = 0 }: MessageRule, type: T): Rule<T> {
  return { direction: dir, starts: Buffer.from(starts.replace(/\s/g, ''), 'hex'), skip, type };
}

function goes({ direction }: Rule<unknown>, way: Direction): boolean {
  return direction === undefined || direction === way;
}

function begins(bytes: Uint8Array, starts: Uint8Array): boolean {
  return starts.every((byte, at) => bytes[at] === byte);
}
