/** The extension host of a panel, played by a test: a session whose frames, search and answers the test decides. */
import { RpcChannel, RpcError, type Handlers, type Port } from '../../../../src/contract/rpc.ts';
import type { Diagnosis } from '../../../../src/contract/diagnosis.ts';
import type { FilterNote, RowsWindow } from '../../../../src/contract/engine.ts';
import { LAST_ROWS } from '../../../../src/contract/panel.ts';
import type { Bookmark, Row, SessionSnapshot } from '../../../../src/contract/model.ts';
import { usualLook } from '../../../../src/contract/panel.ts';
import type {
  Draft,
  KeptFilters,
  PanelAction,
  PanelCalls,
  PanelEvents,
  PanelOpening,
  Repeating,
  TableLayout,
  TableLook,
  TemplateLists,
  WindowQuery,
} from '../../../../src/contract/panel.ts';
import { snapshotOf } from '../../../unit/webview/panel/snapshotOf.ts';
import { statisticsOf } from '../../../unit/webview/statistics/statisticsOf.ts';
import { rowOf } from '../../../unit/webview/table/rowsOf.ts';

type Call = { [K in keyof PanelCalls]: { method: K; params: PanelCalls[K]['params'] } }[keyof PanelCalls];

/** What a page asks for by itself: no commands. */
const asked: ReadonlySet<string> = new Set([
  'snapshot',
  'diagnosis',
  'select',
  'statistics',
  'filters',
  'rememberFilter',
  'layout',
  'look',
  'repeating',
  'sentDrafts',
  'templates',
  'takeDraft',
]);

export class FakePanelHost {
  /** Every call but those for rows, oldest first. */
  readonly calls: Call[] = [];
  /** Every question for rows, oldest first. */
  readonly questions: WindowQuery[] = [];
  /** Frames of which a filter's search has looked at `searched`; any filter lets every tenth through, `none` nothing. */
  frames = 100;
  searched = Infinity;
  notes: FilterNote[] = [];
  /** Filters of before. */
  filters: KeptFilters = { recent: [], saved: [] };
  /** What was seen of the handshake. */
  diagnosis: Diagnosis | null = null;
  statistics = statisticsOf();
  /** The session as it is told next; `tell` counts it on. */
  snapshot = snapshotOf();
  /** Nothing is answered. */
  silent = false;
  /** What calls are refused with, by their names. */
  readonly refusals: Partial<Record<keyof PanelCalls, string>> = {};
  layout: TableLayout = { columns: ['id', 'time', 'direction', 'kind', 'flags', 'length', 'preview'], widths: {} };
  look: TableLook = { ...usualLook };
  /** What rows are marked with. */
  readonly bookmarks = new Map<number, Bookmark>();
  /** What the template menu lists, and what stands for each by its id. */
  templates: TemplateLists = [];
  drafts: Record<string, Draft> = {};
  /** What was sent from the composer before. */
  sent: Draft[] = [];
  /** How a row is, where it is not as any other. */
  change: (row: Row) => Row = (row) => row;
  #offered: Draft | undefined;
  #channel: RpcChannel<Record<string, never>, Record<string, never>, PanelCalls, PanelEvents> | undefined;

  connect(port: Port): void {
    this.#channel = new RpcChannel(port, this.#handlers());
  }

  /** The session changes, and the panel is told. */
  tell(changes: Partial<SessionSnapshot> = {}): void {
    const { sequence } = this.snapshot;
    const counts = { frames: this.frames, messages: this.frames };
    this.snapshot = { ...this.snapshot, ...counts, ...changes, sequence: sequence + 1 };
    this.#channel?.emit('snapshot', this.snapshot);
  }

  /** The person changes a setting. */
  set(look: Partial<TableLook>): void {
    this.look = { ...this.look, ...look };
    this.#channel?.emit('look', this.look);
  }

  repeats(state: Repeating): void {
    this.#channel?.emit('repeating', state);
  }

  /** Hands a draft to the composer. */
  offer(draft: Draft): void {
    this.#offered = draft;
    this.#channel?.emit('draft', null);
  }

  templatesChange(): void {
    this.#channel?.emit('templates', null);
  }

  /** A command asks something of the panel. */
  act(action: PanelAction): void {
    this.#channel?.emit('action', action);
  }

  /** The names of the calls for commands, oldest first. */
  get commands(): string[] {
    return this.#commandCalls().map(({ method }) => method);
  }

  /** Whatever the page asks for by itself meanwhile. */
  get lastCommand(): (typeof this.calls)[number] | undefined {
    return this.#commandCalls().at(-1);
  }

  #commandCalls(): typeof this.calls {
    return this.calls.filter(({ method }) => !asked.has(method));
  }

  #takeDraft(): Draft | null {
    const draft = this.#offered ?? null;
    this.#offered = undefined;
    return draft;
  }

  #idsOf(filter: string): number[] {
    const known = filter === '' ? this.frames : Math.min(this.frames, this.searched);
    const step = filter === '' ? 1 : filter === 'none' ? Infinity : 10;
    return Array.from({ length: Math.floor(known / step) }, (_, at) => (at + 1) * step);
  }

  /** What it would write into the page. */
  opening(): PanelOpening {
    const query: WindowQuery = { view: 'frames', filter: '', start: LAST_ROWS, count: 64 };
    const { snapshot, layout, look } = this;
    return { snapshot, layout, look, rows: { query, answer: this.#window(query) } };
  }

  #window(query: WindowQuery): RowsWindow {
    const ids = this.#idsOf(query.filter);
    const start = Math.max(0, Math.min(query.start, ids.length - query.count));
    const searched = query.filter === '' ? this.frames : Math.min(this.frames, this.searched);
    return {
      rows: ids.slice(start, start + query.count).map((id) => this.change({ ...rowOf(id), ...this.#marks(id) })),
      start,
      total: ids.length,
      scanned: searched,
      frames: this.frames,
      searched,
      all: this.frames,
      notes: this.notes,
    };
  }

  #marks(id: number): Pick<Row, 'bookmarked' | 'note'> {
    const { note } = this.bookmarks.get(id) ?? {};
    return this.bookmarks.has(id) ? { bookmarked: true, ...(note === undefined ? {} : { note }) } : {};
  }

  #handlers(): Handlers<PanelCalls> {
    const done = { snapshot: () => this.snapshot, diagnosis: () => this.diagnosis, sendFile: () => true };
    const handlers: Partial<Handlers<PanelCalls>> = {
      ...done,
      window: (query) => {
        this.questions.push(query);
        return this.#window(query);
      },
      locate: ({ filter, id }) => this.#idsOf(filter).filter((other) => other < id).length,
      applyFix: () => true,
      filters: () => this.filters,
      layout: () => this.layout,
      look: () => this.look,
      bookmarks: () => [...this.bookmarks.values()].sort((a, b) => a.id - b.id),
      statistics: () => this.statistics,
      resend: ({ ids }) => ({ sent: ids.length }),
      compose: () => ({ kind: 'text', text: '' }),
      sentDrafts: () => this.sent,
      templates: () => this.templates,
      template: ({ id }) => this.drafts[id]!,
      takeDraft: () => this.#takeDraft(),
      saveTemplate: () => true,
      format: ({ text }) => `formatted ${text}`,
    };
    const answer = (method: keyof PanelCalls) => (params: never, signal: AbortSignal) => {
      if (method !== 'window') this.calls.push({ method, params } as Call);
      if (this.silent) return new Promise<never>(() => undefined);
      const refused = this.refusals[method];
      if (refused !== undefined) throw refusal(refused);
      return handlers[method]?.(params, signal) ?? null;
    };
    const names = [
      ...(Object.keys(handlers) as (keyof PanelCalls)[]),
      ...([
        'select',
        'send',
        'repeat',
        'stopRepeating',
        'repeating',
        'ping',
        'pong',
        'close',
        'reconnect',
        'reconnectNow',
        'clear',
        'saveProfile',
        'editAsDocument',
        'openProfile',
        'openPayload',
        'copy',
        'rememberFilter',
        'setLayout',
        'chooseDecoder',
      ] as const),
    ];
    return Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as Handlers<PanelCalls>;
  }
}

function refusal(message: string): RpcError {
  return new RpcError({ code: 'test', message, cause: 'The test says so.', remedy: 'None is needed.' });
}
