/** The lines of a capture in JSON Lines; see docs/formats.md. Times are milliseconds since the epoch. */
import type { PartOf } from '../../../contract/formats.ts';
import type { CloseState, Direction, Failure, Handshake, OpcodeName, Replayed } from '../../../contract/model.ts';

/** Raised when a reader of the version before would read something wrong. */
export const jsonLinesVersion = 1;
export const jsonLinesName = 'websocket-inspector';

/** Bytes: as text where they are UTF-8, otherwise in Base64. */
export type LineBytes = { text: string; base64?: undefined } | { base64: string; text?: undefined };

/** The first line. */
export interface CaptureLine {
  type: 'capture';
  format: typeof jsonLinesName;
  version: typeof jsonLinesVersion;
  label: string;
  url: string;
  started: number;
  ended?: number;
  /** There is more of the capture elsewhere. */
  excerpt?: PartOf;
  damage?: string;
}

/** Another connection begins; its frames follow. */
export interface ConnectionLine {
  type: 'connection';
  number: number;
  started: number;
  /** When it was open, and when the last byte of the answer came. */
  opened?: number;
  answered?: number;
  timings?: Handshake['timings'];
  /** All that passed before the first frame, the head first. */
  request?: LineBytes;
  response?: LineBytes;
  /** What redirects said before that. */
  before?: { request?: LineBytes; response?: LineBytes };
  /** How its frames are; absent where it has none. */
  agreed?: { deflate: boolean; takeover: Record<Direction, boolean> };
}

/** The connection has ended. */
export interface EndLine {
  type: 'end';
  connection: number;
  time: number;
  close?: CloseState;
  failure?: Failure;
}

interface RowLine {
  id: number;
  time: number;
  direction: Direction;
  bookmarked?: true;
  note?: string;
  /** It was sent as a copy of this row. */
  replayed?: Replayed;
}

/** A frame; its payload is unmasked, and not inflated. */
export type FrameLine = RowLine & {
  type: 'frame';
  opcode: OpcodeName | number;
  fin: boolean;
  rsv: number;
  /** In hex, where it is masked. */
  key?: string;
  /** Of a message that was sent with permessage-deflate. */
  compressed?: true;
  violation?: string;
  /** The payload goes on in lines of type `payload`, and has so many bytes in all. */
  more?: true;
  length?: number;
} & (LineBytes | /** The frame as it was, where it cannot be made anew from what is said here. */ { wire: string });

/** A message, or a control frame; its payload is unmasked and inflated. */
export type MessageLine = RowLine & {
  type: 'message';
  opcode: OpcodeName | number;
  /** Why the payload could not be inflated: it is as it was sent. */
  inflateError?: string;
  /** The same. */
  more?: true;
  length?: number;
} & LineBytes;

/** What comes after the payload of the line before. */
export interface PayloadLine {
  type: 'payload';
  base64: string;
  more?: true;
}

export type JsonLine = CaptureLine | ConnectionLine | EndLine | FrameLine | MessageLine | PayloadLine;
