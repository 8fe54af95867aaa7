/**
 * The public API, returned by `activate()`. SemVer applies to it; `apiVersion` is raised by a breaking change only.
 *
 *     const api: WebSocketInspectorApi = await vscode.extensions
 *       .getExtension('websocket-inspector.websocket-inspector')!.activate();
 *     const session = await api.connect('ws://127.0.0.1:8080/feed');
 */
import type * as vscode from 'vscode';
import type { Finding } from './contract/finding.ts';
import type { FormatName, Redaction } from './contract/formats.ts';
import type {
  CaptureInfo,
  ConnectionProfile,
  Failure,
  Handshake,
  Recording,
  Row,
  SessionState,
  View,
} from './contract/model.ts';

export type { FormatName, Pattern, Redaction } from './contract/formats.ts';
export type { Finding, FindingStage, ProfileFix } from './contract/finding.ts';
export type {
  Auth,
  Compression,
  Heartbeat,
  ProfileMessage,
  Reconnect,
  Timeouts,
  TlsSettings,
  TlsVersion,
} from './contract/profile.ts';
export type {
  CaptureInfo,
  CertificateInfo,
  ConnectionProfile,
  Failure,
  Handshake,
  HandshakeCheck,
  Head,
  Marker,
  Partner,
  Redirect,
  Row,
  TlsRecord,
  Violation,
} from './contract/model.ts';

export interface WebSocketInspectorApi {
  readonly apiVersion: 1;
  readonly sessions: readonly Session[];
  readonly onDidChangeSessions: vscode.Event<void>;
  /**
   * Resolves when the connection is open; rejects with a `ConnectError`. `show` opens its panel; true by default. Texts of the
   * target may hold variables, such as `${env:NAME}` and `${secret:name}` (docs/profiles.md); `$${` is a literal `${`.
   */
  connect(target: string | ConnectionProfile, options?: { show?: boolean }): Promise<Session>;
  /**
   * What the doctor of handshakes says of a connection, the most telling finding first; `[]` on a good one. It connects,
   * stays for a second, and closes; nothing is kept.
   */
  check(target: string | ConnectionProfile): Promise<Finding[]>;
  /**
   * All captures of this folder on the disk, the newest first: those of `sessions`, those of windows before this one, and
   * what a crash left.
   */
  captures(): Promise<CaptureInfo[]>;
  /**
   * A capture as a session in state `closed`, listed in `sessions`: rows, payloads and wire bytes are read as those of any
   * other. One that is among the sessions already is given as it is. No panel opens. Rejects with an Error whose `code`
   * says why: `no-capture`, `capture-in-use` (another window records it), `capture-unreadable`.
   */
  openCapture(id: string): Promise<Session>;
  /**
   * The connections in a file (docs/formats.md), at least one, as sessions in state `closed`, listed in `sessions`. A
   * damaged file opens as far as it can be read, and its sessions tell so (`damage`). No panel opens. Rejects with an Error
   * only where nothing can be read; its `code` says why: `file-unreadable`, `unknown-format`, `no-conversation`,
   * `not-a-file` (a URI of another scheme than `file`).
   */
  open(uri: vscode.Uri): Promise<Session[]>;
  /**
   * Adds a decoder to those of _Choose Decoder…_ and of `"decoder"` in profiles; disposing of what is returned takes it away.
   * Throws an Error whose `code` says why it cannot: `decoder-id`, `decoder`, `decoder-taken`. See docs/decoders.md.
   */
  registerDecoder(decoder: Decoder): vscode.Disposable;
  /** On loopback, on a free port; one server at a time. */
  startDemoServer(): Promise<{ url: string; stop(): Promise<void> }>;
}

/** A text or binary message, whole, unmasked and inflated. */
export interface DecoderPayload {
  readonly direction: 'in' | 'out';
  readonly text: boolean;
  /** A copy: nothing else sees what is done to it. */
  readonly bytes: Uint8Array;
  /**
   * Tells where a value of the tree lies in the bytes, from `from` to before `to`; `path` are names of members and indexes of
   * elements from the root. The hex view marks it. What lies nowhere in the payload, and more than 10,000 places, is left out.
   */
  readonly place: (path: readonly (string | number)[], from: number, to: number) => void;
}

/** What a payload means: values as JSON has them, bigints, and bytes. */
export type DecodedValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly DecodedValue[]
  | { readonly [name: string]: DecodedValue };

/**
 * Reads payloads of a format that this extension does not know. It runs in the extension host, for rows that are looked at: up to
 * 64 KiB for a line in the table, up to 4 MiB for the Frame Inspector. Each payload is given once, by itself.
 */
export interface Decoder {
  /** Lower case letters, digits and hyphens, in two parts or more with dots between them: `acme.ticks`. */
  readonly id: string;
  /** What people call the format. */
  readonly title: string;
  /**
   * What it throws is shown as the reason, with the payload as it is; an `offset` of the error is the byte where it shows. A
   * promise is waited for for a second.
   */
  decode(payload: DecoderPayload): DecodedValue | Thenable<DecodedValue>;
  /** One line for the table; without it the tree as JSON. */
  summary?(tree: DecodedValue): string;
}

/** Why `connect` failed: `code` is that of the first of `findings`; `handshake` is what was seen of it. */
export interface ConnectError extends Error {
  readonly code: string;
  readonly failure: Failure;
  /** What the doctor says, the most telling one first; none where nothing could be tried. */
  readonly findings: readonly Finding[];
  readonly handshake?: Handshake;
}

/** A filter and a view. `frames` by default: lengths are then the frame's own, in `messages` the message's (payload inflated). */
export interface RowsOf {
  filter?: string;
  view?: View;
}

export interface SaveOptions {
  format: FormatName;
  /** Saves the messages that match, each whole, and the handshake; all of them unless said otherwise. */
  filter?: string;
  /**
   * What is replaced by as many bytes of something else, so that the file still decodes. `true`: the secrets of the profile,
   * and the values of `Authorization`, `Proxy-Authorization`, `Cookie` and `Set-Cookie`; these secrets in any case, as far as
   * the connection was made in this window.
   */
  redact?: boolean | Redaction;
}

export interface ReplayOptions {
  /**
   * `original`: with the gaps of the original. `answers`: each message waits for the answer that its original got, found by
   * the ids in both, else by number; ten seconds at most. `every`: milliseconds between two messages.
   */
  pace?: 'asFast' | 'original' | 'answers' | { every: number };
  /** For `original`: 2 takes half the time; 0.1 to 100. */
  speed?: number;
  /** A session in state `open`, or what to make one of, which stays open. */
  target?: Session | ConnectionProfile;
  /** The same fragments and compression, and frames that broke the protocol bit by bit. */
  exact?: boolean;
}

export interface Session {
  readonly id: string;
  readonly url: string;
  /** `reconnecting`: between two connections, where the profile says `reconnect`; `close` ends that. */
  readonly state: SessionState;
  /**
   * Of the capture: `paused` while the disk is slower than the socket, which waits; `failed` when nothing is recorded any
   * more, though the connection lives on: `lostFrames` have passed since. `since`, in milliseconds since the epoch, is there
   * where it is not `on`.
   */
  readonly recording: Pick<Recording, 'state' | 'lostFrames' | 'since'>;
  /** Of one that was opened from a file or from the disk: what of it is missing, where and why. Absent: nothing is known to be. */
  readonly damage?: string | undefined;
  /** At most 30 times a second; the counts so far. */
  readonly onDidCapture: vscode.Event<{ frames: number; messages: number }>;
  handshake(): Promise<Handshake>;
  /** Looks at every frame captured up to the call; a cancelled `token` ends that, and rejects with a `CancellationError`. */
  count(query?: RowsOf, token?: vscode.CancellationToken): Promise<number>;
  /**
   * By position among the rows that match; the same. Markers are rows, too: they have a `marker`, and nothing of a frame.
   * Rows tell their `reply` or `request` (docs/replies.md): for that all that was captured is looked at once, about a
   * second for each million messages; with `replies: false` they do without.
   */
  rows(
    query: { start: number; count: number; replies?: boolean } & RowsOf,
    token?: vscode.CancellationToken,
  ): Promise<Row[]>;
  /** Unmasked, inflated; of a message's first frame (its id is the message's id) the whole message; of a later fragment its own bytes, unmasked and not inflated. */
  payload(id: number): Promise<Uint8Array>;
  /** The frame's bytes as they were on the wire, header included. */
  wire(id: number): Promise<Uint8Array>;
  send(data: string | Uint8Array): Promise<void>;
  ping(data?: Uint8Array): Promise<void>;
  close(code?: number, reason?: string): Promise<void>;
  /**
   * Saves what was captured up to the call as a file, readable by its owner only. What cannot be held by each format:
   * docs/formats.md. It is written beside and renamed: where it rejects nothing is left, and a file that was there is as it
   * was. A cancelled `token` ends it, and rejects with a `CancellationError`.
   */
  save(uri: vscode.Uri, options: SaveOptions, token?: vscode.CancellationToken): Promise<void>;
  /**
   * Sends sent messages again, in the order given; refuses ids of received rows. Without options: by this connection, their
   * payloads with their opcodes, as fast as possible. Resolves when the last one was handed to the socket, and with pace
   * `answers` when its answer has come: with the rows of the target that were sent (the first 10,000), and those that
   * came meanwhile (the first 10,000). Rejects where it could not be ended; its Error's `code` says why.
   */
  replay(ids: readonly number[], options?: ReplayOptions): Promise<{ sent: Row[]; received: Row[] }>;
}
