/** Asks another extension's decoder of one payload: whatever it does, there is a tree, or a reason why not. */
import type { Decoder, DecoderPayload } from '../../api.ts';
import type { ByteRange, DecodedPayload } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { writeTree } from './exactTree.ts';

/** Milliseconds; a promise that takes longer is not waited for. */
export const patience = 1_000;
/** Characters of a tree that is shown. */
const shownTree = 1024 * 1024;
const longestSummary = 2_000;
const longestReason = 500;
/** Of values in a payload, and of steps to one. */
const mostPlaces = 10_000;
const deepestPath = 256;

export async function runDecoder(
  decoder: Decoder,
  payload: Omit<DecoderPayload, 'place'>,
  wait: number = patience,
): Promise<DecodedPayload> {
  const about = { decoder: decoder.id, title: decoder.title };
  try {
    const ranges: ByteRange[] = [];
    const { length } = payload.bytes;
    const place: DecoderPayload['place'] = (path, from, to) => {
      const range = ranges.length < mostPlaces ? rangeOf(path, from, to, length) : undefined;
      if (range !== undefined) ranges.push(range);
    };
    const tree = await within(wait, decoder.decode({ ...payload, place }));
    const text = writeTree(tree);
    const said: unknown = decoder.summary?.(tree);
    if (said !== undefined && typeof said !== 'string') throw new TypeError(t('Its summary is no text.'));
    const summary = (said ?? text).slice(0, longestSummary);
    const cut = text.length > shownTree;
    return { ...about, summary, tree: text.slice(0, shownTree), ...(cut && { cut }), ranges: [...ranges] };
  } catch (error) {
    return { ...about, failure: reasonOf(error), ...offsetOf(error, payload.bytes.length) };
  }
}

/** Undefined where it lies nowhere in the payload, whatever a stranger's code calls it with. */
function rangeOf(path: unknown, from: unknown, to: unknown, length: number): ByteRange | undefined {
  if (!isOffset(from) || !isOffset(to) || from > to || to > length) return undefined;
  if (!Array.isArray(path) || path.length > deepestPath) return undefined;
  const isPath = path.every((step) => typeof step === 'string' || isOffset(step));
  return isPath ? { path: [...path], from, to } : undefined;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

async function within<T>(wait: number, asked: T | PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(t('It took longer than {0} ms.', wait))), wait);
  });
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was thrown may be anything, and may throw again when it is looked at. */
function reasonOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error).slice(0, longestReason);
  } catch {
    return t('It threw something that cannot be told.');
  }
}

function thrownOffset(error: unknown): unknown {
  try {
    return typeof error === 'object' && error !== null && 'offset' in error ? error.offset : undefined;
  } catch {
    return undefined;
  }
}

/** Of the byte where it stopped, where its error tells that. */
function offsetOf(error: unknown, length: number): { offset?: number } {
  const offset = thrownOffset(error);
  const isPlace = typeof offset === 'number' && Number.isInteger(offset) && offset >= 0 && offset <= length;
  return isPlace ? { offset } : {};
}
