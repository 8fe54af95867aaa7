import { basename } from 'node:path';
import type { ExportRequest, ExportResult } from '../../contract/formats.ts';
import type { Conversation } from './conversation.ts';
import { FileSink } from './fileSink.ts';
import { cancelled, notSaved } from './formatFailures.ts';
import { exporters } from './formats.ts';
import type { FormatContext } from './formatContext.ts';

/** Saves a conversation as a file. Rejects with an `RpcError` where it cannot; then nothing is left of it, and a file that was there is as it was. */
export async function exportFile(
  conversation: Conversation,
  { path, format, view = 'frames' }: ExportRequest,
  context: FormatContext,
): Promise<ExportResult> {
  let sink: FileSink | undefined;
  try {
    sink = await FileSink.create(path);
    await exporters[format](conversation, sink, context, { view });
    context.signal.throwIfAborted();
    await sink.finish();
    return { bytes: sink.length, rows: conversation.count };
  } catch (error) {
    await sink?.discard();
    throw context.signal.aborted ? cancelled() : notSaved(basename(path), error);
  }
}
