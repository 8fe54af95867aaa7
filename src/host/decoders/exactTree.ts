/** Trees of other extensions' decoders as JSON: whole numbers keep all of their digits, as in the trees of our own. */
import { t } from '../../contract/l10n.ts';

/** ECMAScript, “JSON.parse source text access”: TypeScript has it in no `lib` yet. */
interface ExactJson {
  /** Stands in what is written for a number as this text has it. */
  rawJSON(this: void, text: string): unknown;
}
type SourceReviver = (this: unknown, name: string, value: unknown, context: { source?: string }) => unknown;

const { rawJSON } = JSON as unknown as ExactJson;

/** As JSON, bytes as `h'00ff'`. Throws where it goes round in circles, or has no value. */
export function writeTree(tree: unknown): string {
  const text = JSON.stringify(tree, function (this: Readonly<Record<string, unknown>>, name: string, value: unknown) {
    if (typeof value === 'bigint') return rawJSON(value.toString());
    // A Buffer is bytes, too: its `toJSON` has made something else of it by now.
    const bytes = value instanceof Uint8Array ? value : this[name];
    return bytes instanceof Uint8Array ? `h'${Buffer.from(bytes).toString('hex')}'` : value;
  }) as string | undefined;
  if (text === undefined) throw new TypeError(t('What it made has no value.'));
  return text;
}

/** What `writeTree` has written; numbers that would lose digits are bigints, unless it is nested too deeply for that. */
export function readTree(text: string): unknown {
  const exact: SourceReviver = (_, value, { source }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
    return /^-?\d+$/.test(source) ? BigInt(source) : value;
  };
  try {
    return JSON.parse(text, exact as Parameters<typeof JSON.parse>[1]) as unknown;
  } catch (error) {
    // What revives values calls itself for each level.
    if (error instanceof RangeError) return JSON.parse(text) as unknown;
    throw error;
  }
}
