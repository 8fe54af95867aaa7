/** What the webviews ask of the extension host, and what it tells them. One panel shows one session. */
import type { Diagnosis } from './diagnosis.ts';
import type { MessageFraming, RawFrame, RowsWindow } from './engine.ts';
import type { Bookmark, Failure, FrameDetail, Handshake, Row, SessionSnapshot, View } from './model.ts';
import type { Statistics } from './statistics.ts';

/** What the composer can send; the host turns hex, base64 and files into bytes and says what is wrong with them. */
export const composerKinds = ['text', 'json', 'hex', 'base64', 'tree'] as const;
/** `tree`: what the connection's decoder reads, as JSON; it writes the payload. */
export type ComposerKind = (typeof composerKinds)[number];

/** How the composer's text is sent, where not as usual. */
export interface SendingOptions extends MessageFraming {
  /** In kind `text`: escapes such as `\n` and `\x1e` are read. */
  escapes?: boolean;
  /** What `${…}` stands for is put in its place, anew each time; else it goes out as it is written. */
  variables?: boolean;
  /** It becomes the payload of this frame, whatever comes of that. */
  frame?: Omit<RawFrame, 'bytes'>;
}

/** What is to be sent, as it is written. */
export interface Draft {
  kind: ComposerKind;
  text: string;
  how?: SendingOptions;
}

/** Templates that can be chosen, in groups: of the profile, of the workspace, of the person. No group is empty. */
export type TemplateLists = { title: string; templates: { id: string; name: string }[] }[];

/** How far a repeated message is. */
export interface Repeating {
  sent: number;
  /** How often it is to be sent. */
  times: number;
  over: boolean;
  /** Why it ended before. */
  failure?: Failure;
}

export const columnIds = [
  'id',
  'time',
  'gap',
  'reply',
  'since',
  'direction',
  'kind',
  'flags',
  'length',
  'size',
  'preview',
] as const;
/** One that is there of itself. */
export type OwnColumnId = (typeof columnIds)[number];
/** What messages have at a field of the filter's language: `field:mqtt.topic`, `field:$.type`. */
export type FieldColumnId = `field:${string}`;
export type ColumnId = OwnColumnId | FieldColumnId;

/** In a table, and of the name of a field in UTF-16 code units: every row on the screen is read for each. */
export const mostFieldColumns = 8;
export const longestField = 120;

/** The field that the column shows; undefined where it is none of these. */
export function fieldOf(id: ColumnId): string | undefined {
  return id.startsWith('field:') ? id.slice(6) : undefined;
}

/** The fields that the table shows. */
export function shownFields({ columns }: TableLayout): string[] {
  return columns.map(fieldOf).filter((field) => field !== undefined);
}

/** How the tables of all panels look. */
export interface TableLayout {
  /** Those that are shown, in their order. `preview` is always among them. */
  columns: ColumnId[];
  /** In CSS pixels, where a person has changed it. */
  widths: Partial<Record<ColumnId, number>>;
}

export const usualLayout: TableLayout = {
  columns: ['id', 'time', 'direction', 'kind', 'flags', 'length', 'preview'],
  widths: {},
};

/** Of a column, in CSS pixels. */
export const narrowest = 24;

/** How close rows stand. */
export const densities = ['compact', 'normal', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** What the column of times tells: the time of day here or in UTC, since the connection was opened, since the row before. */
export const timeFormats = ['absolute', 'utc', 'sinceOpen', 'sincePrevious'] as const;
export type TimeFormat = (typeof timeFormats)[number];

/** How the rows of all panels are drawn: settings of the person. */
export interface TableLook {
  density: Density;
  times: TimeFormat;
  /** Rows that are selected together at most: each is named by its id. */
  selectionLimit: number;
}

export const usualLook: TableLook = { density: 'normal', times: 'absolute', selectionLimit: 1000 };

/** Asked for as `start`, this means the view's last rows. */
export const LAST_ROWS = Number.MAX_SAFE_INTEGER;

export interface WindowQuery {
  view: View;
  filter: string;
  start: number;
  count: number;
  /** False: nothing more is looked at; a search that goes on stops where it is. */
  search?: boolean;
  /** Rows are to tell their reply or request, as far as they are known: see `EngineCalls`. */
  replies?: boolean;
}

/** What a panel's page has from its beginning, so that its first picture is whole. */
export interface PanelOpening {
  snapshot: SessionSnapshot;
  layout: TableLayout;
  look: TableLook;
  /** What is seen first of the rows; absent where they were not there in time. */
  rows?: { query: WindowQuery; answer: RowsWindow };
}

/** A filter that was given a name. */
export interface SavedFilter {
  name: string;
  text: string;
}

/** Filters of before, the newest first. */
export interface KeptFilters {
  /** At most 20. */
  recent: string[];
  saved: SavedFilter[];
}

/** Panel → host. Every call rejects with an `RpcError` whose `failure` can be shown. */
export interface PanelCalls {
  snapshot: { params: null; result: SessionSnapshot };
  handshake: { params: null; result: Handshake | null };
  /** See `EngineCalls`. */
  diagnosis: { params: null; result: Diagnosis | null };
  /**
   * Does what the finding at this place of the diagnosis proposes, and connects again; false where the person left a
   * question. `code` is that of the finding: it may be another one by now.
   */
  applyFix: { params: { finding: number; code: string }; result: boolean };
  window: { params: WindowQuery; result: RowsWindow };
  /** What is known of them now; to be asked again while `scanned` is less than `rows`. */
  statistics: { params: null; result: Statistics };
  locate: { params: { view: View; filter: string; id: number }; result: number };
  /** Tells the host what is selected: the Frame Inspector and the commands follow. The last one is the focused row. */
  select: { params: { ids: number[] }; result: null };
  /** Of the session's profile, or of its address. */
  filters: { params: null; result: KeptFilters };
  /** The filter was used. */
  rememberFilter: { params: { filter: string }; result: null };
  send: { params: Draft; result: null };
  /** What was sent from this panel's composer, the newest last: at most 50 drafts. */
  sentDrafts: { params: null; result: Draft[] };
  /**
   * The same at once and then every so many milliseconds, from 10 on, at most 1,000,000 times; ends with the connection
   * and with the panel. What was repeated before stops.
   */
  repeat: { params: Draft & { every: number; times: number }; result: null };
  stopRepeating: { params: null; result: null };
  /** Null where nothing was repeated. */
  repeating: { params: null; result: Repeating | null };
  templates: { params: null; result: TemplateLists };
  /** What stands in the composer for it; rejects with `template-gone`. */
  template: { params: { id: string }; result: Draft };
  /** Asks for place and name; false where the person left that. */
  saveTemplate: { params: Draft; result: boolean };
  /** JSON over several lines, its tokens as they are written; rejects where it is not JSON. */
  format: { params: Draft; result: string };
  /** What was handed to the composer, once: by a command, or from a document. */
  takeDraft: { params: null; result: Draft | null };
  /** Opens it as an untitled document, which sends to this panel's connection. */
  editAsDocument: { params: Draft; result: null };
  /** Asks for a file and sends its bytes as one binary message; false where the person chose none. */
  sendFile: { params: null; result: boolean };
  /** `data` is text, or bytes as `0x…` hex; at most 125 bytes. */
  ping: { params: { data: string }; result: null };
  /** The same as a pong that nobody asked for (RFC 6455 §5.5.3). */
  pong: { params: { data: string }; result: null };
  close: { params: { code?: number; reason?: string }; result: null };
  /** Sends the payloads of these rows again, in this order. */
  resend: { params: { ids: number[] }; result: { sent: number } };
  /** A sent or received row's payload in the form the composer takes, for edit and resend. */
  compose: { params: { id: number }; result: Draft };
  /** Asks what payloads are to be read by. */
  chooseDecoder: { params: null; result: null };
  bookmarks: { params: null; result: Bookmark[] };
  layout: { params: null; result: TableLayout };
  look: { params: null; result: TableLook };
  /** For all panels, and kept. */
  setLayout: { params: TableLayout; result: null };
  reconnect: { params: null; result: null };
  /** Does not wait for the next attempt; `close` ends them. */
  reconnectNow: { params: null; result: null };
  /** Throws away what was recorded so far, after a question where nothing more comes. */
  clear: { params: null; result: null };
  /** Of the file that the session was opened from: one that is to be shown in its place, as the person picks it. */
  otherConnection: { params: null; result: null };
  saveProfile: { params: null; result: null };
  /** Opens the file of the session's profile, at what failed as `inProfile`; rejects where no file has it. */
  openProfile: { params: null; result: null };
  /** Opens a row's payload, or the handshake, as a read-only document. */
  openPayload: { params: { id: number }; result: null };
  copy: { params: { id: number; as: 'text' | 'hex' | 'base64' }; result: null };
}

/** Things a command or a key binding asks the panel to do. */
export type PanelAction =
  | 'nextHit'
  | 'previousHit'
  | 'hideLikeThis'
  | 'showLikeThis'
  | 'followNewest'
  | 'resend'
  | 'editAndResend'
  | 'focusFilter'
  | 'focusComposer'
  | 'send'
  | 'format'
  | 'saveTemplate'
  | 'editAsDocument'
  | 'toggleEscapes'
  | 'toggleVariables'
  | 'advancedSending'
  | 'focusTable'
  | 'nextBookmark'
  | 'previousBookmark';

/** Host → panel. */
export interface PanelEvents {
  snapshot: SessionSnapshot;
  action: PanelAction;
  /** The Frame Inspector asks the table to select a row, e.g. a fragment's. */
  reveal: { id: number };
  /** The person has chosen a filter elsewhere. */
  filter: { filter: string };
  layout: TableLayout;
  /** The settings have changed. */
  look: TableLook;
  /** They have changed: to be asked for again. */
  templates: null;
  /** There is one to take. */
  draft: null;
  /** At most ten times a second, and at its end. */
  repeating: Repeating;
}

/** What the Frame Inspector shows. */
export interface InspectedFrame extends FrameDetail {
  /** Another one in each capture, and after each clearing: ids of rows begin anew there. */
  capture: string;
}

/** Frame Inspector → host. */
export interface InspectorCalls {
  /** What is selected in the active panel now. */
  current: { params: null; result: InspectedFrame | null };
  /** Selects another frame of the same session, in the panel too. */
  reveal: { params: { id: number }; result: null };
  /** Selects what this frame is a copy of, in the panel of its capture. */
  goToOriginal: { params: { id: number }; result: null };
  openPayload: { params: { id: number }; result: null };
  copy: { params: { id: number; as: 'text' | 'hex' | 'base64' }; result: null };
  /** Bytes of the payload, unmasked and inflated: at most 64 KiB; fewer where it ends before. */
  bytes: { params: { id: number; offset: number; count: number }; result: Uint8Array };
  /** The whole payload of an image; rejects with `too-large` where it is longer than the person wants to see. */
  image: { params: { id: number }; result: Uint8Array };
  /** A part of the payload, or its place, as it is written: at most 2 Mi UTF-16 code units. */
  copyWritten: { params: { text: string }; result: null };
  /** Filters the active panel's rows; what it was filtered by before is replaced. */
  filter: { params: { filter: string }; result: null };
}

/** Host → Frame Inspector. */
export interface InspectorEvents {
  /** The selection changed; null: nothing is selected. */
  detail: InspectedFrame | null;
  /** Another thing is known now of the message's reply or request. */
  partner: PartnerNews;
}

/** Of the frame with this id, whose detail was told: see `FrameDetail`. */
export interface PartnerNews extends Pick<FrameDetail, 'pairing' | 'over'> {
  id: number;
  message: Pick<Row, 'reply' | 'request' | 'unanswered'>;
}

/** What a panel keeps over a reload: where the reader was, never the data. */
export interface PanelState {
  session: string;
  tab: 'messages' | 'frames' | 'handshake' | 'statistics';
  filter: string;
  /** What is looked for in all rows, where the box is for finding. */
  finding?: string;
  selected: number[];
  /** Id of the row where the keyboard is. */
  focused?: number;
  following: boolean;
  /** Id of the first visible row where not following. */
  top?: number;
  /** The person has stopped the filter's search. */
  searchStopped?: boolean;
  draft: string;
  kind: ComposerKind;
  /** See `SendingOptions`. */
  escapes?: boolean;
  variables?: boolean;
}
