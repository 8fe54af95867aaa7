import { isUtf8 } from 'node:buffer';
import type { Inflated, NotInflated } from './inflateMessage.ts';
import type { Measured } from './inflateLong.ts';
import { previewBytes } from './preview.ts';

/** More messages than anybody looks at between two looks at the same. */
const kept = 2048;

/** So that a preview can tell that there is more. */
export const beginningLength = previewBytes + 1;

/** What a row tells of a compressed message, without its bytes. */
export type Outline =
  /** It has this length; `beginning` is its first bytes. */
  | { kind: 'whole'; length: number; beginning: Uint8Array; validUtf8: boolean }
  /** More than this is not inflated. */
  | { kind: 'longer'; length: number; beginning: Uint8Array }
  /** It is too long to be inflated at one go; it is so long at least. */
  | { kind: 'begun'; length: number; beginning: Uint8Array }
  | { kind: 'refused'; why: NotInflated };

export function outlineOf(inflated: Inflated): Outline {
  const { bytes } = inflated;
  if (bytes === undefined) return { kind: 'refused', why: inflated };
  return {
    kind: 'whole',
    length: bytes.length,
    beginning: bytes.slice(0, beginningLength),
    validUtf8: isUtf8(bytes),
  };
}

export function outlineOfMeasured(measured: Measured | NotInflated): Outline {
  if ('error' in measured) return { kind: 'refused', why: measured };
  const { length, more, beginning, validUtf8 } = measured;
  return more ? { kind: 'longer', length, beginning } : { kind: 'whole', length, beginning, validUtf8 };
}

/** Those of messages that were looked at lately, by id. */
export class Outlines {
  readonly #known = new Map<number, Outline>();

  get(id: number): Outline | undefined {
    const outline = this.#known.get(id);
    if (outline === undefined) return undefined;
    this.#known.delete(id);
    this.#known.set(id, outline);
    return outline;
  }

  set(id: number, outline: Outline): Outline {
    this.#known.delete(id);
    this.#known.set(id, outline);
    if (this.#known.size > kept) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    return outline;
  }
}
