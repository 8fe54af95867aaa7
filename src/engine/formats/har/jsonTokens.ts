import { t } from '../../../contract/l10n.ts';
import Tokenizer from '@streamparser/json/tokenizer.js';
import TokenType from '@streamparser/json/utils/types/tokenType.js';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atByte, Unreadable } from '../unreadable.ts';

/** Of one text: 100 MiB in Base64, and some. */
export const longestText = 144 * 1024 * 1024;
const bufferLength = 64 * 1024;

export { TokenType };

export interface JsonToken {
  token: TokenType;
  value: string | number | boolean | null | object | undefined;
  /** Of its first byte in the file. */
  offset: number;
}

/**
 * Reads the JSON in a part of a file, token after token: in memory is no more than one of them. `take` may throw; `rest` is
 * awaited now and then, so that others keep up. Returns whether it came to the part's end; false: `take` said that it has
 * enough. Throws an `Unreadable` where it is no JSON.
 */
export async function readTokens(
  file: SourceFile,
  { start = 0, end = file.size }: { start?: number; end?: number },
  context: FormatContext,
  take: (token: JsonToken) => boolean,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const tokenizer = new Tokenizer({ stringBufferSize: bufferLength, numberBufferSize: 64, separator: '' });
  const state: { last: number; enough: boolean; wrong?: unknown } = { last: start, enough: false };
  tokenizer.onToken = ({ token, value, offset }) => {
    if (state.enough || 'wrong' in state || token === TokenType.SEPARATOR) return;
    state.last = start + offset;
    try {
      state.enough = !take({ token, value, offset: state.last });
    } catch (error) {
      state.wrong = error;
    }
  };
  tokenizer.onError = () => {
    if (!('wrong' in state)) state.wrong = new Unreadable(atByte(state.last), t('after it there is no JSON.'));
  };
  tokenizer.onEnd = () => undefined;
  let at = start;
  for await (const piece of file.pieces(context, start, end)) {
    tokenizer.write(piece);
    at += piece.length;
    if ('wrong' in state) throw state.wrong;
    if (state.enough) return false;
    if (at - state.last > longestText) {
      throw new Unreadable(atByte(state.last), t('a text is longer than {0} bytes.', longestText));
    }
    await rest();
  }
  return true;
}
