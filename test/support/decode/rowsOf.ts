import type { FormatId } from '../../../src/contract/decoding.ts';
import {
  DecodeError,
  type Codec,
  type EarlierMessages,
  type Evidence,
  type Payload,
} from '../../../src/engine/decode/format.ts';
import { codecOf, evidence, payload } from './payloads.ts';

type Row = Payload & { id: number };

/** `> …` sent, `< …` received, in rows from 1 on, and what reads them as those of one connection. */
export async function conversation(
  format: Exclude<FormatId, 'none'>,
  written: readonly string[],
  about: Partial<Evidence> = {},
): Promise<{ rows: readonly Row[]; codec: Codec }> {
  const rows = written.map((one, i) => ({ ...payload(one.slice(2), one.startsWith('>') ? 'out' : 'in'), id: i + 1 }));
  const earlier: EarlierMessages = {
    generation: 0,
    connectionOf: () => ({ first: 1, whole: true }),
    *between(direction, from, to) {
      for (const one of rows)
        if (one.direction === direction && one.id >= from && one.id < to) yield { id: one.id, payload: one };
    },
  };
  return { rows, codec: await codecOf(format, { ...evidence(written), earlier, ...about }) };
}

/** The line of each row, or why it has none. */
export async function linesOf(format: Exclude<FormatId, 'none'>, written: readonly string[]): Promise<string[]> {
  const { rows, codec } = await conversation(format, written);
  return rows.map((one) => {
    try {
      return codec.summary(codec.decode(one))!;
    } catch (error) {
      if (error instanceof DecodeError) return error.message;
      throw error;
    }
  });
}
