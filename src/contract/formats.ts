/** Captures as files: in what formats they are saved and opened. */
import type { View } from './model.ts';

/** Formats that captures are saved in. */
export const formatNames = ['wscap', 'har', 'jsonl', 'csv', 'pcapng'] as const;
export type FormatName = (typeof formatNames)[number];

/** Formats that captures are read from. */
export const readableFormats = ['wscap', 'har', 'jsonl', 'pcapng'] as const satisfies readonly FormatName[];
export type ReadableFormat = (typeof readableFormats)[number];

/** What of a capture that came out of a file cannot be known, because the file does not hold it. */
export type NotHeld =
  /** The 4-byte keys of masked frames: they are 0, which leaves payloads as they are. */
  | 'masking-keys'
  /** How messages were cut into frames: each is one. */
  | 'fragments'
  /** Whether and how messages were compressed: none is. */
  | 'compression'
  /** Pings and pongs, and close frames but for what is said of the end. */
  | 'control-frames'
  /** The bytes of the handshake: they are written anew from what is known of it. */
  | 'handshake-bytes'
  /** All of the handshake. */
  | 'handshake'
  /** What was agreed on by TLS, what a proxy and the doctor said. */
  | 'connection-details'
  /** Reserved bits and opcodes, lengths that are not as they should be: frames are written anew. */
  | 'frame-headers'
  /** What happened between connections: markers, attempts that failed. */
  | 'markers'
  /** Bookmarks and notes. */
  | 'bookmarks'
  /** Times finer than a millisecond. */
  | 'sub-milliseconds'
  /** When anything passed. */
  | 'times'
  /** What was said: only that there was a connection. */
  | 'messages';

/** Formats whose captures are made anew from what the file tells. */
export type ImportedFormat = Exclude<ReadableFormat, 'wscap'>;

/** Where a capture comes from that was not recorded here. */
export interface CaptureOrigin {
  format: ImportedFormat;
  /** The program that wrote the file, as the file says. */
  creator?: string;
  notHeld: NotHeld[];
}

/** Header fields whose values are replaced unless others are named. */
export const sensitiveFields = ['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie'] as const;

/**
 * What is replaced by as many bytes of something else before a capture is saved: in handshakes, URLs, names, notes and
 * frames, also where a message is fragmented, masked or compressed. What cannot be searched, such as a message that cannot
 * be inflated, is replaced as a whole.
 */
export interface Redaction {
  /** Texts that are nowhere in the file then, as they are, or as they are written in URLs, JSON, or Base64. */
  secrets?: readonly string[];
  /** Names of header fields whose values are replaced; `sensitiveFields` unless said otherwise. */
  fields?: readonly string[];
  /** Of messages in JSON what is there, and all within it: `$.token`, `$.users[*].email`, `$..password`, `$["a b"]`. */
  jsonPaths?: readonly string[];
  /** Regular expressions; what they match is replaced. */
  patterns?: readonly Pattern[];
}

/** A regular expression of JavaScript: its source, without slashes and flags; or both, as a `RegExp` has them. */
export type Pattern = string | { readonly source: string; readonly flags: string };

/** How many places were replaced, by what was found there. */
export interface Redacted {
  secrets: number;
  fields: number;
  jsonPaths: number;
  patterns: number;
  /** Messages, and bodies of answers, that could not be searched. */
  unsearchable: number;
  /** Messages that are no text, where there were JSON paths: they lead nowhere there. */
  pathless: number;
}

/**
 * What of a capture is saved. A message is saved whole, or not at all; the handshake, and what happened between
 * connections, always.
 */
export type ExportScope =
  /** What is in the rows of a view that match. */
  | { kind: 'filter'; view: View; filter: string }
  /** Ids of rows. */
  | { kind: 'rows'; ids: readonly number[] };

/** What a file has of a capture, where that is not all of it. Messages, and control frames. */
export interface PartOf {
  messages: number;
  of: number;
  /** The filter that chose them; absent: somebody did. */
  filter?: string;
}

export interface ExportRequest {
  /** Absolute. The file is written beside, as `….partial`, and takes its place when it is whole. */
  path: string;
  format: FormatName;
  /** What becomes a line or a record, in formats that leave it open; `frames` unless said otherwise. */
  view?: View;
  /** Replaced in what is saved; the capture itself stays as it is. Nothing unless it is given. */
  redact?: Redaction;
  /** Only a part of it; all unless said otherwise. */
  scope?: ExportScope;
}

/** Where a file is written until it is whole. `task`: of the export, so that two of them do not write into each other's. */
export function partialPath(path: string, task: string): string {
  return `${path}.${task.slice(0, 8)}.partial`;
}

export interface ExportResult {
  /** Of the file. */
  bytes: number;
  /** Rows of the `frames` view that were saved, markers included: compressed messages of a part are one row each. */
  rows: number;
  /** There where a redaction was asked for. */
  redacted?: Redacted;
}

/** How far a long task has come; `of` may grow. */
export interface TaskProgress {
  /** As the caller named it. */
  task: string;
  done: number;
  of: number;
}
