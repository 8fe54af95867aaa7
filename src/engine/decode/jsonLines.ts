import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonPayload } from './jsonPayload.ts';
import type { Plain } from './plain.ts';
import { mostValues } from './treeReader.ts';

const lineFeed = 0x0a;

/** Where a line lies in a payload: from `from` to before `to`, without what ends it. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/** The lines that have something in them. */
export function linesOf(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(lineFeed, from);
    const to = found < 0 ? bytes.length : found;
    if (bytes.subarray(from, to).some((byte) => byte > 0x20)) lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}

/** The value of each line (jsonlines.org). Throws a `DecodeError`. */
export function readJsonLines({ bytes }: Pick<Payload, 'bytes'>): Plain[] {
  const lines = linesOf(bytes);
  if (lines.length === 0) throw new DecodeError(t('It has no line with something in it.'), 0);
  if (lines.length > mostValues) {
    throw new DecodeError(
      t('It has more than {0} values.', mostValues.toLocaleString('en-US')),
      lines[mostValues]!.from,
    );
  }
  return lines.map(({ from, to }) => jsonPayload({ bytes }, from, to));
}
