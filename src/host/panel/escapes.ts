/** Escapes in text that is to be sent, as JavaScript writes them. */
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

const single: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const escape = /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\}|([^]?))/gi;

/**
 * `\xNN` is the character with this number, not a byte. Throws an `RpcError` where a backslash begins nothing known.
 * `offset`: of the text in what was written.
 */
export function readEscapes(text: string, offset = 0): string {
  return text.replace(escape, (written: string, ...groups: [...(string | undefined)[], number, string]) => {
    const [x, u, point, letter] = groups as (string | undefined)[];
    const code = x ?? u ?? point;
    const read = code === undefined ? single[letter ?? ''] : characterOf(Number.parseInt(code, 16));
    if (read !== undefined) return read;
    const at = groups[4] as number;
    throw new RpcError({
      code: 'bad-escape',
      message: t('“{0}” at position {1} is no escape.', written, offset + at + 1),
      cause: t('Known are {0} and {1}.', String.raw`\n \r \t \b \f \v \0 \\ \" \' \xNN \uNNNN`, String.raw`\u{N…}`),
      remedy: t('Correct it, write {0} for a backslash, or switch escapes off.', String.raw`\\`),
    });
  });
}

function characterOf(code: number): string | undefined {
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
