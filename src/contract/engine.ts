/** What the extension host asks of the engine, and what the engine tells it. */
import type { CompareRequest, Comparison } from './compare.ts';
import type { DecoderOffer } from './decoding.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { ExportRequest, ExportResult, TaskProgress } from './formats.ts';
import type { Finding } from './finding.ts';
import type { Translations } from './l10n.ts';
import type { PayloadSchema } from './profile.ts';
import type {
  Bookmark,
  CaptureInfo,
  ConnectionProfile,
  Direction,
  FrameDetail,
  Handshake,
  OpcodeName,
  Row,
  SessionSnapshot,
  View,
} from './model.ts';
import type {
  PlannedSend,
  ReplayAction,
  ReplayReport,
  ReplayRequest,
  ReplaySource,
  ScenarioAnswers,
  ScenarioRequest,
} from './replay.ts';
import type { ScenarioStep } from './scenario.ts';
import type { Statistics } from './statistics.ts';

/** Given to the worker when it starts. */
export interface EngineOptions {
  /** Folder for captures; made, readable by its owner only. */
  captureFolder: string;
  /** Bytes that all captures together may have; the oldest closed ones go first. 2 GiB unless said otherwise. */
  retention?: number;
  /** What it says to people, where that is not English. */
  translations?: Translations | undefined;
}

export interface ConnectRequest {
  session: string;
  /** With every secret in its place. */
  profile: ConnectionProfile;
  label: string;
  /** Milliseconds until an unanswered handshake fails; the profile's `timeouts` win. */
  timeout: number;
  network?: NetworkSurroundings;
  /**
   * What in the profile is secret, as it stands there, and encoded as in the URL where that differs: for no file besides
   * the record, no log, no message, no label and no `url` of a snapshot.
   */
  secrets?: string[];
}

/** What the machine and the editor say about the way to the network; the profile's own settings win. */
export interface NetworkSurroundings {
  /** Absolute path of the file that NSS key log lines are appended to. */
  keyLogFile?: string;
  /** `http.proxy`: a URL. */
  vscodeProxy?: string;
  /** `http.noProxy`. */
  vscodeNoProxy?: string[];
  /** `http.proxyStrictSSL`: whether the certificate of an `https:` proxy of VS Code's is checked; true unless said otherwise. */
  proxyStrictSSL?: boolean;
  /** `http.proxyAuthorization`: value of the `Proxy-Authorization` header. */
  proxyAuthorization?: string;
  /** HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case, those that are set. */
  environment?: Record<string, string>;
}

/** A connection that is not to be kept. */
export type CheckRequest = Omit<ConnectRequest, 'session'>;

export interface CheckResult {
  /** The most telling one first; none on a good connection. */
  findings: Finding[];
  /** All that was seen and concluded, as Markdown, without secrets. */
  report: string;
}

export interface RowsQuery {
  session: string;
  view: View;
  /** Empty: all rows. */
  filter: string;
}

/** A remark on the filter's text; offsets are UTF-16 code units. */
export interface FilterNote {
  from: number;
  to: number;
  text: string;
}

/** Some rows of a view, and how far the view is known. */
export interface RowsWindow {
  rows: Row[];
  /** Position of `rows[0]` in the view. */
  start: number;
  /** Rows known to match. */
  total: number;
  /** Frames looked at so far, of `frames`. */
  scanned: number;
  frames: number;
  /** The same in rows of the view: looked at so far, of all that it would have without a filter. */
  searched: number;
  all: number;
  /** Which message answers which is still looked for: `reply` and `request` of rows may come. */
  pairing?: true;
  notes: FilterNote[];
}

/** How a message goes out. */
export interface MessageFraming {
  /** Payload bytes of each of the frames that it is cut into, from 1 on; before compression. One frame unless said otherwise. */
  fragment?: number;
  /** Payload bytes of each of its frames but the last, which has what is left; in the place of `fragment`. */
  fragments?: readonly number[];
  /** False: as it is, though permessage-deflate was agreed (RFC 7692 §6). */
  compress?: boolean;
}

/** A frame that is sent as it is told, valid or not: to see what a server does with it. */
export interface RawFrame {
  /** 0 to 15. */
  opcode: number;
  fin: boolean;
  /** 0 to 7; RSV1 is 4. */
  rsv: number;
  /** With a random key. */
  mask: boolean;
  /** The length that the header states, a safe integer; that of the bytes unless said otherwise. */
  claimed?: number;
  /** The payload, before it is masked. */
  bytes: Uint8Array;
}

export type Outgoing =
  | ({ kind: 'text'; text: string } & MessageFraming)
  /** With `binary: false` the bytes go out as a text message, valid or not. */
  | ({ kind: 'binary'; bytes: Uint8Array; binary?: boolean } & MessageFraming)
  | { kind: 'ping' | 'pong'; bytes: Uint8Array }
  | { kind: 'close'; code?: number; reason?: string }
  /** Goes out at once, ahead of messages that are being compressed. */
  | ({ kind: 'frame' } & RawFrame);

/** A message as a tree in JSON, for the session's decoder to write; see `DecodedPayload`. */
export type WrittenTree = { kind: 'tree'; json: string } & MessageFraming;

/** Host → engine. Every call rejects with an `RpcError` whose `failure` can be shown. */
export interface EngineCalls {
  /** Resolves when the connection is open. After a rejection the session stays, closed, with what was seen of the handshake. */
  connect: { params: ConnectRequest; result: null };
  /** What the doctor says of the session's connection, the most telling one first; also where no request was written. */
  findings: { params: { session: string }; result: Finding[] };
  /** All that was seen of the last attempt, whether or not a request was written; null where nothing is left of it. */
  diagnosis: { params: { session: string }; result: Diagnosis | null };
  /** Connects, stays for a second, and closes; nothing is kept. What fails is in the findings. */
  check: { params: CheckRequest; result: CheckResult };
  /** Null before the request was written. */
  handshake: { params: { session: string }; result: Handshake | null };
  /** Looks at every frame captured up to the call. */
  count: { params: RowsQuery; result: number };
  /**
   * Rows by position, after every frame captured up to the call was looked at; with `replies` also for who answers whom.
   */
  rows: { params: RowsQuery & { start: number; count: number; replies?: boolean }; result: Row[] };
  /**
   * Rows by position among those known now. Starts or continues the search and does not wait for it: it goes on behind
   * until all is looked at, another view or filter is asked for, or nobody has asked for some seconds. With
   * `search: false` it stops where it is. With `replies` rows tell their reply or request, as far as they are known; the
   * rest is looked for behind in the same way. With `fields`, such as `mqtt.topic` and `$.type`, rows tell what they have
   * there; what is no field is not there in any row.
   */
  window: {
    params: RowsQuery & {
      start: number;
      count: number;
      search?: boolean;
      replies?: boolean;
      fields?: readonly string[];
    };
    result: RowsWindow;
  };
  /** Where the row with this id, or the nearest one after it, stands among the rows known now. */
  locate: { params: RowsQuery & { id: number }; result: number };
  /** What is known of them now; the rest is counted behind, as long as somebody asks. */
  statistics: { params: { session: string }; result: Statistics };
  /** The first `limit` bytes of the payload, and all about the frame. */
  detail: { params: { session: string; id: number; limit: number }; result: FrameDetail };
  /** The formats that payloads of this session may have, with what speaks for each now. */
  decoders: { params: { session: string }; result: DecoderOffer[] };
  /**
   * Payloads are read by this chain from now on, when the capture is opened again too; null: by what is recognised.
   * Rejects with `unknown-decoder`.
   */
  chooseDecoder: { params: { session: string; chain: string | null }; result: null };
  /** The messages that a schema's file has, by their whole names. Rejects with `unreadable-schema`. */
  schemaMessages: { params: { session: string; file: string }; result: string[] };
  /**
   * What payloads are made of from now on, when the capture is opened again too; null: nothing says it. Where the decoder is of
   * another format, it becomes the schema's.
   */
  chooseSchema: { params: { session: string; schema: PayloadSchema | null }; result: null };
  /**
   * The row of the message that answers this one's, or that this one's answers, among all captured up to the call.
   * Rejects with `no-reply`, `no-request`.
   */
  partner: { params: { session: string; id: number; of: 'reply' | 'request' }; result: number };
  /** See `Session.payload` of the public API. */
  payload: { params: { session: string; id: number }; result: Uint8Array };
  /** See `Session.wire` of the public API. */
  wire: { params: { session: string; id: number }; result: Uint8Array };
  /**
   * Resolves when the bytes were handed to the socket. Of a tree it rejects with `no-decoder`, `decoder-reads-only`,
   * `not-encoded` where there is nothing to be sent.
   */
  send: { params: { session: string; message: Outgoing | WrittenTree }; result: null };
  /** The message as a tree in JSON, where its decoder writes these very bytes of it again; else null. */
  tree: { params: { session: string; id: number }; result: string | null };
  /** In state `reconnecting`: does not wait for the next attempt. A `close` that is sent then ends the attempts. */
  reconnectNow: { params: { session: string }; result: null };
  /** The quick way: as fast as possible. Resolves when the last one was handed to the socket. */
  replay: { params: { session: string; ids: readonly number[] }; result: { sent: number } };
  /** Sends again what a capture has, at a pace. Resolves when it has ended, however that was; a cancelled call cancels it. */
  runReplay: { params: ReplayRequest; result: ReplayReport };
  /** What `runReplay` would send in a loop: the first 10,000 messages of `total`. Nothing is sent. */
  planReplay: { params: ReplayRequest; result: { sends: PlannedSend[]; total: number } };
  /** Resolves when it has ended, well or not: see `verdicts`. A cancelled call cancels it. */
  runScenario: { params: ScenarioRequest; result: ReplayReport };
  /** What it would send, as far as that is known before anything has come. Nothing is sent. */
  planScenario: { params: ScenarioRequest; result: { sends: PlannedSend[]; total: number } };
  /** What was sent, as steps, with what was answered as `answers` says. */
  scenarioSteps: { params: ReplaySource & { answers: ScenarioAnswers }; result: ScenarioStep[] };
  /** Of the replay that is under way on this session. */
  controlReplay: { params: { session: string; action: ReplayAction }; result: null };
  /** Two captures, message by message. Rejects with `ignore-rule`. */
  compareCaptures: { params: CompareRequest; result: Comparison };
  /** All of a capture, in the order of the rows: at most 10,000. */
  bookmarks: { params: { session: string }; result: Bookmark[] };
  /**
   * Marks rows, or takes their marks away, notes included. `note` is put on each of them, an empty one takes theirs away;
   * absent: each keeps its own. Rejects with `no-frame`, `note-too-long`, `too-many-bookmarks`, `not-kept`.
   */
  bookmark: { params: { session: string; ids: readonly number[]; on: boolean; note?: string }; result: null };
  /** Throws away what was recorded so far; ids begin anew, and so does what comes after. */
  clear: { params: { session: string }; result: null };
  /** Ends the connection if need be. Its capture stays among the captures, unless it has no frame. */
  forget: { params: { session: string }; result: null };
  /** All captures, the newest first. */
  captures: { params: null; result: CaptureInfo[] };
  /** Makes a capture a session again, in state `closed`, with its own id; one that is a session already is left as it is. */
  openCapture: { params: { capture: string }; result: SessionSnapshot };
  pinCapture: { params: { capture: string; pinned: boolean }; result: null };
  /** Deletes a capture; its session is forgotten first. */
  deleteCapture: { params: { capture: string }; result: null };
  /**
   * Saves a session's capture as a file. `task` names it in `progress`. Rejects with `not-saved`; nothing half is left,
   * neither then nor when it is cancelled.
   */
  exportCapture: { params: { session: string; task: string } & ExportRequest; result: ExportResult };
  /**
   * Makes sessions, in state `closed`, of the connections in a file; they are no captures of the folder, and what was
   * made for them is removed when they are forgotten. Rejects with `file-unreadable`, `unknown-format`, `no-conversation`.
   * `as`: what its sessions were called before an engine died, in their order, null where one is not wanted any more.
   */
  openFile: {
    params: { path: string; task: string; as?: readonly (string | null)[] };
    result: SessionSnapshot[];
  };
  /** Changes the limit of `EngineOptions`. */
  configure: { params: { retention: number }; result: null };
}

/** Engine → host. */
export interface EngineEvents {
  /** A session changed: at once for its state, at most 30 times a second for its counters. */
  session: SessionSnapshot;
  /** Captures were made, ended, pinned or deleted. */
  captures: null;
  /** How far an `exportCapture` or `openFile` is. */
  progress: TaskProgress;
}

export type { Direction, OpcodeName };
