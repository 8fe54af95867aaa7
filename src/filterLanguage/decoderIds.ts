import { formatIds, type FormatId } from '../contract/decoding.ts';

/** The decoders whose fields a filter can ask for. */
export type Decoder = Exclude<FormatId, 'none'>;

/** In any case. */
export function decoderOf(word: string): Decoder | undefined {
  const lower = word.toLowerCase();
  return formatIds.find((id): id is Decoder => id === lower && id !== 'none');
}
