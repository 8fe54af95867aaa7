import { t } from '../../../contract/l10n.ts';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atLine, Unreadable } from '../unreadable.ts';

/** Longer than any that is written: of 3 MiB in Base64. */
export const longestLine = 16 * 1024 * 1024;
/** Levels of lists and objects in a line. */
const deepest = 64;

export interface TextLine {
  /** From 1. */
  number: number;
  text: string;
}

/** The lines that are not empty. Throws an `Unreadable` where one is too long, or too deep to be read in bounded memory. */
export async function* linesOf(file: SourceFile, context: FormatContext): AsyncGenerator<TextLine> {
  let held: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const line = (): TextLine | undefined => {
    const bytes = Buffer.concat(held);
    held = [];
    length = 0;
    if (depthOf(bytes) > deepest)
      throw new Unreadable(atLine(number), t('it has too many levels of lists and objects.'));
    const text = bytes
      .toString()
      .replace(/^\uFEFF/, '')
      .trim();
    return text === '' ? undefined : { number, text };
  };
  for await (const piece of file.pieces(context)) {
    let from = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, from)) {
      held.push(piece.subarray(from, end));
      from = end + 1;
      const whole = line();
      if (whole !== undefined) yield whole;
      number++;
    }
    held.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw new Unreadable(atLine(number), t('it is longer than {0} bytes.', longestLine));
  }
  const rest = line();
  if (rest !== undefined) yield rest;
}

/** How deep the brackets of a JSON text go; what is in strings does not count. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let most = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x22) {
      for (i++; i < bytes.length && bytes[i] !== 0x22; i++) if (bytes[i] === 0x5c) i++;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth++;
      if (depth > most) most = depth;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return most;
}
