import { writeChain, type ByteRange, type DecodedPayload, type Refusal } from '../contract/decoding.ts';
import { t } from '../contract/l10n.ts';
import type { Row, View } from '../contract/model.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { previewBytes } from './capture/preview.ts';
import { noCorrelations, type Correlation, type CorrelationsOf } from './correlation/correlation.ts';
import { jsonCorrelations } from './correlation/jsonCorrelation.ts';
import { DecodeError, type Payload } from './decode/format.ts';
import { deepest } from './decode/plain.ts';
import { brief, jsonOf } from './decode/plainText.ts';
import { formatOf } from './decode/registry.ts';
import type { TreeOf } from './filter/treeOf.ts';
import { decodedBytes } from './decodedBytes.ts';
import { messageBeginning } from './messageBeginning.ts';
import type { Reading } from './sessionDecoding.ts';
import { Opcode } from './wire/opcodes.ts';

/** A longer message is not read for its line in the table, nor for whom it answers. */
export const summarisedBytes = 256 * 1024;
/** Characters of a tree that is shown. */
const shownTree = 1024 * 1024;
/** Characters of a line: messages with thousands of packets have as many in theirs. */
const longestSummary = 2_000;
/** Of an id; a longer one is none. */
const longestId = 128;

/** The row's line in the table, by what it means. Where that cannot be read the row stays as it is, and says why. */
export function summarised(row: Row, first: FrameRecord, view: View, reader: MessageReader, reading: Reading): Row {
  const payload = rowPayload(row, first, view, reader);
  const { format } = reading.chain;
  if (payload === undefined || format === 'none') return row;
  try {
    const summary = reading.codec.summary(reading.codec.decode(payload));
    if (summary === undefined) return row;
    row.preview = summary.slice(0, previewBytes);
    row.decoder = format;
  } catch (error) {
    // It is not what the others are: its beginning says more than a reason would, which stands beside it.
    if (!reading.guessed) row.refused = { title: formatOf(format).title, ...reasonOf(error) };
  }
  return row;
}

/** All that the message means. Undefined where nobody reads it. */
export function decodedPayload(
  first: FrameRecord,
  reader: MessageReader,
  reading: Reading,
): DecodedPayload | undefined {
  const { chain, codec } = reading;
  if (chain.format === 'none') return undefined;
  const payload = payloadOf(first, reader, decodedBytes);
  if (payload === undefined) return undefined;
  const about = { decoder: writeChain(chain), title: formatOf(chain.format).title };
  const ranges: ByteRange[] = [];
  try {
    const tree = codec.decode(payload, ranges);
    const { text, cut, deep } = jsonOf(tree, shownTree);
    const summary = (codec.summary(tree) ?? brief(tree)).slice(0, longestSummary);
    return {
      ...about,
      summary,
      tree: text,
      ...(cut && { cut }),
      ...(deep && { deeper: deeperWords(payload) }),
      ranges,
    };
  } catch (error) {
    return { ...about, ...reasonOf(error) };
  }
}

function deeperWords({ text }: Payload): string {
  const level = deepest + 1;
  return text
    ? t('Levels from {0} on are not shown here; Text has the whole message.', level)
    : t('Levels from {0} on are not shown here; Hex has the whole message.', level);
}

function reasonOf(error: unknown): Omit<Refusal, 'title'> {
  const failure = error instanceof Error ? error.message : String(error);
  const offset = error instanceof DecodeError ? error.offset : undefined;
  return { failure, ...(offset !== undefined && { offset }) };
}

/** What a filter's `$.` paths go into. */
export function treeBy({ chain, codec }: Reading): TreeOf {
  return {
    format: chain.format,
    routed: codec.routed === true,
    ...(codec.inside && { inside: codec.inside }),
    read(payload, route) {
      if (payload.bytes.length > decodedBytes || (codec.json === true && payload.text)) return undefined;
      try {
        return codec.decode(payload, undefined, route);
      } catch {
        // It is not what the others are: that is an answer, not an error.
        return undefined;
      }
    },
  };
}

/** Whom messages answer by the format of the session; where it has no ids of its own, or cannot read one, as JSON's do. */
export function correlationsBy(reading: () => Reading | undefined): CorrelationsOf {
  return (message) => {
    const { codec } = reading() ?? {};
    if (codec?.correlations === undefined) return jsonCorrelations(message);
    const { bytes, from, to, cut, direction, text, id } = message;
    if (cut || to - from > summarisedBytes) return noCorrelations;
    const payload = { direction, text, bytes: bytes.subarray(from, to), ...(id === undefined ? {} : { id }) };
    try {
      return codec.correlations(codec.decode(payload), payload).filter(isShort);
    } catch {
      return jsonCorrelations(message);
    }
  };
}

function isShort({ id }: Correlation): boolean {
  return typeof id !== 'string' || id.length <= longestId;
}

/** The message that a row is, where it is short enough to be read for that row. */
export function rowPayload(row: Row, first: FrameRecord, view: View, reader: MessageReader): Payload | undefined {
  if (row.inflating || row.atLeast || row.payloadLength > summarisedBytes) return undefined;
  return view === 'frames' && !first.last ? undefined : payloadOf(first, reader, summarisedBytes);
}

/** A text or binary message that is whole and no longer than `limit`. */
export function payloadOf(first: FrameRecord, reader: MessageReader, limit: number): Payload | undefined {
  const opcode = first.byte0 & 0xf;
  const isMessage = first.marker === undefined && (opcode === Opcode.text || opcode === Opcode.binary);
  if (!isMessage || !first.first || (!first.last && !reader.extent(first).complete)) return undefined;
  const beginning = messageBeginning(first, reader, limit);
  if (beginning === undefined || beginning.cut) return undefined;
  return { id: first.id, direction: first.direction, text: opcode === Opcode.text, bytes: beginning.bytes };
}
