import type { View } from '../../../contract/model.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import type { ByteSink } from '../byteSink.ts';
import type { Conversation } from '../conversation.ts';
import type { Exporter } from '../exporter.ts';
import { isUtf8 } from '../isUtf8.ts';
import { messagePayload } from '../messagePayload.ts';
import { csvCell, csvCellPieces } from './csvCell.ts';
import { csvColumns, csvFields } from './csvColumns.ts';

/** One line for each frame, or for each message, and for what happened between them; the first line names the columns. */
export const exportCsv: Exporter = async (conversation, sink, context, { view }) => {
  const notes = new Map(conversation.bookmarks.map(({ id, note }) => [id, note]));
  await sink.write(`${csvColumns.join(',')}\r\n`);
  for await (const record of conversation.records(context)) {
    if (view === 'messages' && !record.first) continue;
    const { length, pieces, error } = await payloadOf(record, view, conversation, context.signal);
    const row = { record, view, note: notes.get(record.id), payloadLength: length, error };
    await writeRow(csvFields(row, conversation), pieces, sink);
  }
};

async function payloadOf(
  record: FrameRecord,
  view: View,
  { reader }: Conversation,
  signal: AbortSignal,
): Promise<{ length: number; pieces: () => Iterable<Uint8Array>; error?: string }> {
  if (view === 'frames' || record.marker !== undefined) {
    return { length: record.payloadLength, pieces: () => reader.framePieces(record) };
  }
  if (!record.compressed) {
    return { length: reader.extent(record).payloadLength, pieces: () => reader.messagePieces(record) };
  }
  const { pieces, ...rest } = await messagePayload(record, reader, signal);
  const inflated = rest.error === undefined ? [...pieces] : undefined;
  return { ...rest, pieces: () => inflated ?? reader.messagePieces(record) };
}

async function writeRow(
  fields: ReturnType<typeof csvFields>,
  pieces: () => Iterable<Uint8Array>,
  sink: ByteSink,
): Promise<void> {
  const isText = isUtf8(pieces());
  const before = csvColumns.slice(0, -2).map((name) => csvCell(fields[name as keyof typeof fields]));
  await sink.write(`${before.join(',')},${isText ? 'text' : 'hex'},`);
  for (const piece of csvCellPieces(isText ? texts(pieces()) : inHex(pieces()))) await sink.write(piece);
  await sink.write('\r\n');
}

function* texts(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const piece of pieces) yield decoder.decode(piece, { stream: true });
}

function* inHex(pieces: Iterable<Uint8Array>): Generator<string> {
  for (const piece of pieces) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('hex');
}
