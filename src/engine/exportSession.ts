import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExportResult, ExportScope, PartOf } from '../contract/formats.ts';
import { RowSet } from './capture/rowSet.ts';
import type { EngineSession } from './engineSession.ts';
import type { CapturePlace } from './formats/capturePlace.ts';
import { Conversation } from './formats/conversation.ts';
import { makeExcerpt } from './formats/excerpt.ts';
import { exportFile, type ExportTask } from './formats/exportFile.ts';
import type { FormatContext } from './formats/formatContext.ts';
import { cancelled, notSaved } from './formats/formatFailures.ts';
import { StoredSession } from './storedSession.ts';

type Source = Pick<EngineSession, 'capture' | 'reader' | 'views'>;

/**
 * Saves a session's capture as a file; of a part of it a capture is made first, in a place of its own, and removed
 * afterwards. Rejects with an `RpcError`; then nothing is left.
 */
export async function exportSession(
  source: Source,
  { scope, ...request }: ExportTask,
  newPlace: () => CapturePlace,
  context: FormatContext,
): Promise<ExportResult> {
  const { capture, reader } = source;
  const conversation = new Conversation(capture, reader);
  if (scope === undefined) return exportFile(conversation, request, context, newPlace);
  const place = newPlace();
  let part: StoredSession | undefined;
  try {
    const wanted = await wantedMessages(source, scope, context.signal);
    await makeExcerpt(conversation, wanted, place, context, partOf(capture, scope, wanted));
    part = new StoredSession(place.folder);
    return await exportFile(new Conversation(part.capture, part.reader), request, context, newPlace);
  } catch (error) {
    throw context.signal.aborted ? cancelled() : notSaved(basename(request.path), error);
  } finally {
    await part?.dispose();
    rmSync(place.folder, { recursive: true, force: true });
  }
}

/** Undefined where it is all of it. */
function partOf({ messages, meta }: Source['capture'], scope: ExportScope, { size }: RowSet): PartOf | undefined {
  const of = Math.max(size, messages.size - (meta.markers ?? 0));
  // A part of what was a part already.
  const whole = meta.excerpt === undefined ? of : Math.max(of, meta.excerpt.of);
  if (size === whole) return undefined;
  return { messages: size, of: whole, ...(scope.kind === 'filter' ? { filter: scope.filter } : {}) };
}

/** Ids of first frames. */
async function wantedMessages({ capture, views }: Source, scope: ExportScope, signal: AbortSignal): Promise<RowSet> {
  const wanted = new RowSet();
  const take = (ids: readonly number[]): void => {
    for (const id of ids) {
      const record = capture.frames.get(id);
      if (record !== undefined && record.marker === undefined) wanted.add(record.message);
    }
  };
  switch (scope.kind) {
    case 'rows':
      take([...scope.ids].sort((one, other) => one - other));
      break;
    case 'filter':
      for await (const ids of views.ids(scope, signal)) {
        take(ids);
        await new Promise(setImmediate);
      }
      break;
    default:
      scope satisfies never;
  }
  return wanted;
}
