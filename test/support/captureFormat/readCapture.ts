/** A reader of captures, written from docs/capture-format.md alone: it shares no code with the extension. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partFile, readDescription, type Description } from './description.ts';
import { foundFrames } from './foundFrames.ts';
import type { FormatFrame, FormatRecord } from './frameRecord.ts';
import { indexedFrames } from './indexedFrames.ts';
import { messagesOf, type FormatMessage } from './messages.ts';
import { Stream, type Streams } from './stream.ts';

export interface FormatCapture {
  description: Description;
  streams: Streams;
  /** Frames and markers, by id. */
  records: FormatRecord[];
  frames: FormatFrame[];
  /** How many of all of them have records. */
  indexed: number;
  /** By the id of their first frames. */
  messages: Map<number, FormatMessage>;
}

/** Reads a capture's folder and changes nothing in it. */
export function readCapture(folder: string): FormatCapture {
  const description = readDescription(folder);
  const streams = { in: new Stream(folder, description, 'in'), out: new Stream(folder, description, 'out') };
  const path = join(folder, partFile(description, 'frames', 'idx'));
  const index = existsSync(path) ? new Uint8Array(readFileSync(path)) : new Uint8Array(0);
  const indexed = indexedFrames(index, description, streams);
  const count = indexed.records.length;
  const records = foundFrames(indexed, description, streams);
  const frames = records.filter((record) => record.marker === undefined);
  const messages = messagesOf(folder, records, description, streams);
  return { description, streams, records, frames, indexed: count, messages };
}
