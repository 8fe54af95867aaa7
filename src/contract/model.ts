/**
 * The nouns of the record: plain data that can be cloned between the engine, the extension host and the webview.
 * Times are milliseconds since the epoch, with a fraction; lengths are bytes.
 */
import type { DecodedPayload, DecoderState, FormatId, Refusal } from './decoding.ts';
import type { CaptureOrigin } from './formats.ts';
import type { Finding } from './finding.ts';
import type { Head } from './head.ts';
import type { ReplayProgress } from './replay.ts';

/** `in` is from the server to us, `out` from us to the server. */
export type Direction = 'in' | 'out';

export type { DecodedPayload, DecoderState, Refusal } from './decoding.ts';
export type { Head, HeaderList } from './head.ts';
export type { ConnectionProfile } from './profile.ts';

/** The opcodes that RFC 6455 §5.2 names. */
export type OpcodeName = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong';

/**
 * `frames`: one row per frame as it was on the wire. `messages`: a fragmented message is one row, at the place of its
 * first fragment; control frames keep their rows.
 */
export type View = 'frames' | 'messages';

/** A breach of the protocol, found by the passive decoder. The record goes on after it where the framing allows. */
export interface Violation {
  /** Stable, e.g. `reserved-opcode`. */
  code: string;
  /** Offset of the offending byte from the frame's first byte on the wire. */
  offset: number;
  /** What is wrong, with the clause that says so. */
  text: string;
}

/** One line of the table. */
export interface Row {
  /** Number of the frame in its session, from 1, in the order of capture. A message has the id of its first frame. */
  id: number;
  /** When the frame's last byte passed; of a marker, when that was. */
  time: number;
  /** Milliseconds since the row before it in the whole view, filtered or not; absent in the first one, and in details. */
  gap?: number;
  /**
   * Milliseconds since its connection was opened, where another one came after that; else it is the session's `opened`
   * that counts. Absent in details.
   */
  sinceOpen?: number;
  /** `none`: it is a marker. */
  direction: Direction | 'none';
  /** A number where RFC 6455 reserves the opcode; `none`: it is a marker. */
  opcode: OpcodeName | 'none' | number;
  fin: boolean;
  /** RSV1 is 4, RSV2 is 2, RSV3 is 1. */
  rsv: number;
  masked: boolean;
  /** Header and payload as on the wire; in `messages`, of all fragments. */
  wireLength: number;
  /** In `frames` the frame's own payload as on the wire; in `messages` the message's, inflated. */
  payloadLength: number;
  /** The payload is longer than `payloadLength`: a few bytes can claim gigabytes, and no more than 100 MiB are inflated. */
  atLeast?: true;
  /** It is still being inflated: `payloadLength`, `preview` and `violation` are as far as that has come. Only in windows. */
  inflating?: true;
  /**
   * What the payload means in one line, where the session's decoder says that: see `decoder`. Else its beginning: text, or
   * bytes in hex. Inflated where that is possible. Not cut for display.
   */
  preview: string;
  /** The format that `preview` is a summary by: `mqtt`, or the id of another extension's. Absent: it is the payload's beginning. */
  decoder?: FormatId | (string & {});
  /** The session's decoder cannot read the message: `preview` is its beginning. */
  refused?: Refusal;
  /** What it has at the fields that were asked for, by their names: texts, cut. Those that it has not are not there. */
  fields?: Readonly<Record<string, string>>;
  closeCode?: number;
  closeReason?: string;
  violation?: Violation;
  /**
   * It is no frame: nothing passed on the wire, lengths are 0 and flags not set. `preview` is the marker's text. In both
   * views; filters by direction, opcode and length do not match it, words may.
   */
  marker?: Marker;
  /** The message that answers it: its row, and milliseconds from this one to it. How that is known: docs/replies.md. */
  reply?: Partner;
  /** The message that it answers, and milliseconds from that one to it. */
  request?: Partner;
  /** It asks for a reply, and nothing that has passed answers it. */
  unanswered?: true;
  /** A person has marked it. */
  bookmarked?: true;
  /** What a person wrote on it. */
  note?: string;
  /** It was sent as a copy of another row, or by a scenario. */
  replayed?: Replayed;
}

/** What a row is a copy of. */
export interface Replayed {
  /** The capture that the original is in; absent: that of the row itself. */
  capture?: string;
  /** The original's id there; absent: it has none, a scenario wrote it. */
  id?: number;
}

/** The other one of a request and its reply. */
export interface Partner {
  id: number;
  /** Milliseconds between the two rows. */
  after: number;
}

/** Of a note, in UTF-16 code units. */
export const longestNote = 2_000;

/** A row that a person has marked. */
export interface Bookmark {
  /** The row's. */
  id: number;
  /** No longer than `longestNote`; absent: none. */
  note?: string;
}

/** What happened to the connection between frames, in words, of which some may be a stranger's. */
export type Marker =
  /** It ended without a close frame: the row's `closeCode` is 1006 (RFC 6455 §7.1.5). `failure` is a `Failure.code`. */
  | { kind: 'ended'; text: string; failure?: string }
  /** An attempt to connect again failed. */
  | { kind: 'attempt-failed'; text: string; failure?: string }
  /** It was opened again; what follows is of another connection. `since`: when the one before had ended. */
  | { kind: 'reconnected'; text: string; since: number };

/** A frame and all that its header says; what the Frame Inspector shows. */
export interface FrameDetail {
  row: Row;
  /** The header's bytes as on the wire: 2 to 14; of a marker none. */
  header: Uint8Array;
  /** 4 bytes, where the frame is masked. */
  maskingKey?: Uint8Array;
  /** Sent with permessage-deflate (RFC 7692 §6): RSV1 is set on the message's first frame. */
  compressed: boolean;
  /** Ids of the fragments of this frame's message, first to last so far; one id for an unfragmented frame. At most 1,000. */
  fragments: number[];
  /** The message is complete: its last fragment was captured. */
  complete: boolean;
  /** The message this frame is a part of, as `messages` shows it, with its reply or request as far as they are known. */
  message: Row;
  /** Which message answers which is still looked for. */
  pairing?: true;
  /** Its connection has ended: what is unanswered stays so. */
  over?: true;
  payload: PayloadPart;
  /** What the message means. Absent: nothing reads it, or it is no message, not whole, or longer than 4 MiB. */
  decoded?: DecodedPayload;
  /** Milliseconds since the row before, in the order of capture; absent on the first. */
  sincePrevious?: number;
  /** Milliseconds since its connection opened; negative never. */
  sinceOpen?: number;
}

/** The beginning of a payload, unmasked and inflated. */
export interface PayloadPart {
  bytes: Uint8Array;
  /** Length of the whole payload; more than `bytes.length` where only its beginning is here. */
  total: number;
  /** `text` where the message's opcode is text, or the bytes of a close reason are meant. */
  kind: 'text' | 'binary';
  /** Set where the payload could not be inflated; `bytes` are then the compressed ones. */
  inflateError?: string;
}

export interface HandshakeCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** The opening handshake (RFC 6455 §4) as it was on the wire. */
export interface Handshake {
  request: Head;
  /** `body` is there where the answer was not an upgrade: its first 64 KiB. */
  response?: Head & { status: number; body?: Uint8Array };
  /** Durations in milliseconds; absent where a stage did not happen or did not end. */
  timings: { name?: number; connect?: number; proxy?: number; tls?: number; upgrade?: number };
  subprotocol?: string;
  extensions?: string;
  checks: HandshakeCheck[];
  /** What the doctor says; absent from captures of before there was one. */
  findings?: Finding[];
  /** The CONNECT exchange (RFC 9110 §9.3.6) with an HTTP proxy; credentials are left out. */
  proxy?: { request: Head; response?: Head };
  tls?: TlsRecord;
  /** Answers that were followed, the first one first. */
  redirects?: Redirect[];
}

/** What was agreed on by TLS. */
export interface TlsRecord {
  /** `TLSv1.3`; empty where it was not agreed on. */
  version: string;
  cipher: string;
  /** The protocol of ALPN (RFC 7301), where one was chosen. */
  alpn?: string;
  /** The certificate was verified; otherwise `unverified` says why it would not have been, as OpenSSL's or Node's code. */
  verified: boolean;
  unverified?: string;
  /** The server's own first. */
  chain: CertificateInfo[];
}

export interface CertificateInfo {
  /** `CN=…, O=…` */
  subject: string;
  issuer: string;
  /** Subject alternative names as OpenSSL writes them: `DNS:localhost, IP Address:127.0.0.1`. */
  names: string;
  validFrom: string;
  validTo: string;
  /** SHA-256, in hex with colons. */
  fingerprint: string;
  pem: string;
}

export interface Redirect {
  url: string;
  status: number;
  location: string;
  /** Names of headers that were not sent on, because the address is of another origin; and `TLS client certificate`. */
  omitted: string[];
}

/** `reconnecting`: it was open and is to be again; another attempt is waited for, or under way. */
export type SessionState = 'connecting' | 'open' | 'closing' | 'reconnecting' | 'closed';

/** How far connecting again has come. */
export interface Reconnecting {
  /** The attempt that comes next, or is under way; the first one is 1. */
  attempt: number;
  /** How many there are in a row at most. */
  of: number;
  /** When it comes; absent while it is under way. */
  at?: number;
}

/** Why something failed, in the words the person reads. */
export interface Failure {
  /** Stable, e.g. `refused`, `not-upgraded`, `response-timeout`. */
  code: string;
  /** What happened. */
  message: string;
  cause: string;
  remedy: string;
}

/** How a connection ended (RFC 6455 §7.1.5). */
export interface CloseState {
  /** 1005 where the close frame had no code, 1006 where there was no close frame. */
  code: number;
  reason: string;
  /** Who sent the first close frame; `nobody` where the transport ended without one; `unknown`: a file does not say. */
  by: 'peer' | 'us' | 'nobody' | 'unknown';
}

export interface Counters {
  /** Markers not counted. */
  frames: number;
  /** Rows of the `messages` view, markers not counted. */
  messages: number;
  /** Bytes on the wire since the first connection began, handshakes included. */
  bytesIn: number;
  bytesOut: number;
}

/** The file that a session was opened from. */
export interface SourceOfCapture {
  /** Absolute. */
  path: string;
  /** What it is, and what it cannot tell: sentences. */
  words: string;
  /** Sessions that were made of it, this one included. */
  connections: number;
}

/** A session as lists and headings show it. */
export interface SessionSnapshot extends Counters {
  id: string;
  /** Raised by one with every snapshot of this session: a reader that was away sees that it missed some. */
  sequence: number;
  /** The profile's name, or host and path of the URL. */
  label: string;
  /** As connected to, without user information. */
  url: string;
  state: SessionState;
  /** When connecting began, for the first time. */
  started: number;
  /** These are of the connection that was open last. Closed without `ended`: when it ended is not known. */
  opened?: number;
  ended?: number;
  close?: CloseState;
  /** The code of our close frame, where that came first and `close` has another: of the answer, or 1006 where none came. */
  closedWith?: number;
  /** Why it could not be opened, or was torn down. */
  failure?: Failure;
  /** The failure is a fault of its saved profile, whose file can be opened there. */
  inProfile?: true;
  /** There in state `reconnecting`. */
  reconnecting?: Reconnecting;
  /** Absent: nothing was recognised so far, or nothing is looked at yet. */
  decoder?: DecoderState;
  /** How often it was opened again; absent: never. */
  reconnected?: number;
  /** How many `findings` the handshake has; absent: none. */
  findings?: number;
  subprotocol?: string;
  extensions?: string;
  /**
   * The profile switches verification off, and any certificate was taken: whoever is in between can read and change
   * everything. `reason`: why this one would not have been taken, as OpenSSL's or Node's code; absent where it would.
   */
  unverified?: { reason?: string };
  /** Frames in the last whole second, by direction. */
  rateIn: number;
  rateOut: number;
  recording: Recording;
  /** Raised when the capture was cleared: ids begin anew, rows that were read before are of another record. */
  generation: number;
  /** What was sent has credentials in it, or secrets of the profile, as they are: so does the capture. */
  credentials?: true;
  /** It is a capture that was opened again; nothing more comes. */
  stored?: boolean;
  /** The file that it was opened from: it is to be read only, and no capture of the folder. */
  file?: SourceOfCapture;
  /** Where it comes from, where it was not recorded here. */
  origin?: CaptureOrigin;
  /** Something is sent again, or a scenario runs. */
  replay?: ReplayProgress;
  /** What of an opened capture could not be kept. */
  damage?: string;
}

/**
 * `paused`: the disk is slower than the socket, which waits; nothing is lost. `failed`: nothing is recorded any more,
 * the connection lives on, and `lostFrames` have passed since.
 */
export interface Recording {
  state: 'on' | 'paused' | 'failed';
  lostFrames: number;
  /** Where it is not `on`: when it was paused, or when it failed; nothing that came after is recorded then. */
  since?: number;
  /** Why it failed. */
  error?: string;
}

/** A capture on the disk. */
export interface CaptureInfo {
  /** That of the session it is the record of. */
  id: string;
  label: string;
  url: string;
  started: number;
  ended?: number;
  frames: number;
  /** Of all its files. */
  bytes: number;
  /** Kept whatever the limit of all captures is. */
  pinned: boolean;
  /** It is being written, here or in another window. */
  recording: boolean;
  /** Left by a crash: what is after its last whole frame is cut off when it is opened. */
  interrupted: boolean;
  /** Its bytes have credentials in them, or secrets of the profile, as they were sent. */
  credentials?: true;
}
