import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExportRequest, ExportResult, Redacted, Redaction } from '../../contract/formats.ts';
import { MessageReader } from '../capture/messageReader.ts';
import type { CapturePlace } from './capturePlace.ts';
import { Conversation } from './conversation.ts';
import { FileSink } from './fileSink.ts';
import { cancelled, notSaved } from './formatFailures.ts';
import { exporters } from './formats.ts';
import type { FormatContext } from './formatContext.ts';
import { redactedCapture } from './redact/redactedCapture.ts';

/** `task`: what it is called where it is asked for. */
export interface ExportTask extends ExportRequest {
  task?: string | undefined;
}

/** Saves a conversation as a file. Rejects with an `RpcError` where it cannot; then nothing is left of it, and a file that was there is as it was. `newPlace`: for what is needed meanwhile. */
export async function exportFile(
  conversation: Conversation,
  { path, format, view = 'frames', redact, task }: ExportTask,
  context: FormatContext,
  newPlace: () => CapturePlace,
): Promise<ExportResult> {
  let sink: FileSink | undefined;
  try {
    sink = await FileSink.create(path, task);
    const into = sink;
    const write = (one: Conversation): Promise<void> => exporters[format](one, into, context, { view });
    const redacted =
      redact === undefined ? undefined : await withRedaction(conversation, redact, newPlace(), context, write);
    if (redact === undefined) await write(conversation);
    context.signal.throwIfAborted();
    await sink.finish();
    return { bytes: sink.length, rows: conversation.count, ...(redacted === undefined ? {} : { redacted }) };
  } catch (error) {
    await sink?.discard();
    throw context.signal.aborted ? cancelled() : notSaved(basename(path), error);
  }
}

/** Does something with what a redaction leaves of a conversation, which is there for as long. */
async function withRedaction(
  conversation: Conversation,
  redaction: Redaction,
  { folder }: CapturePlace,
  context: FormatContext,
  use: (redacted: Conversation) => Promise<void>,
): Promise<Redacted> {
  try {
    const { capture, redacted } = await redactedCapture(conversation, redaction, folder, context);
    const reader = new MessageReader(capture);
    try {
      await use(new Conversation(capture, reader));
    } finally {
      await reader.dispose();
      await capture.dispose();
    }
    return redacted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
