/** Entry of the panel's webview: builds the models, draws, and keeps where the reader was. */
import '../controls/controls.css';
import '@vscode/codicons/dist/codicon.css';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { useTranslations } from '../../src/contract/l10n.ts';
import type { PanelCalls, PanelEvents, PanelState } from '../../src/contract/panel.ts';
import { openHost, readState, writeState } from '../bridge.ts';
import { ComposerModel } from '../composer/composerModel.ts';
import { Find } from '../filter/find.ts';
import { KnownFilters } from '../filter/knownFilters.ts';
import { LikeRows } from '../filter/likeRows.ts';
import { StatisticsModel } from '../statistics/statisticsModel.ts';
import { ColumnsModel } from '../table/columnsModel.ts';
import { LookModel } from '../table/lookModel.ts';
import { rowAt } from '../table/pages.ts';
import { SentRows } from '../table/sentRows.ts';
import { TableModel } from '../table/tableModel.ts';
import '../theme.css';
import { openingIn, translationsIn } from '../pageData.ts';
// Of views whose script comes later; the page has one style sheet.
import '../handshake/handshake.css';
import '../statistics/statistics.css';
import { act } from './actions.ts';
import type { Models } from './models.ts';
import { ModelsContext } from './models.ts';
import { LONGEST_WAIT, onceDrawn, rowsAreDrawn } from './onceDrawn.ts';
import { Panel } from './Panel.tsx';
import { isRowsTab } from './rowsTab.ts';
import './panel.css';
import { stateFrom, storable } from './savedState.ts';
import { SessionModel } from './sessionModel.ts';
import { isAttempting } from './stateWords.ts';

/** Milliseconds from a change until it is kept. */
const SAVE_DELAY = 300;

useTranslations(translationsIn(document));
const root = document.getElementById('root') as HTMLElement;
const sessionId = root.dataset['session'] ?? '';
const kept = readState();
const state = stateFrom(kept, sessionId, root.dataset['still'] !== undefined);

const host = openHost<PanelCalls, PanelEvents>();
const now = signal(Date.now());
const rows = new TableModel(host);
const models: Models = {
  session: new SessionModel(host),
  table: rows,
  columns: new ColumnsModel(host, rows),
  look: new LookModel(host, rows),
  sent: new SentRows(host, rows),
  like: new LikeRows(host, rows),
  find: new Find(host, rows),
  known: new KnownFilters(host),
  composer: new ComposerModel(host),
  statistics: new StatisticsModel(host, rows),
  tab: signal(state.tab),
  now,
};
const { session, table, composer, tab } = models;

table.filter.value = state.filter;
if (state.finding !== undefined) models.find.start(state.finding);
table.search.stopped.value = state.searchStopped ?? false;
table.view.value = state.tab === 'messages' ? 'messages' : 'frames';
table.restore(state);
const { escapes = false, variables = false } = state;
composer.put({ kind: state.kind, text: state.draft, how: { escapes, variables } });

// How many fit is corrected when they are drawn.
if (isRowsTab(state.tab)) {
  table.height.value = window.innerHeight;
  table.width.value = window.innerWidth;
}
// A page that was here before comes back where the reader was, and to what holds now.
const opening = kept ? undefined : openingIn(document);
if (opening) {
  session.take(opening.snapshot);
  models.columns.take(opening.layout);
  models.look.take(opening.look);
  if (opening.rows) table.begin(opening.rows);
} else {
  // The answers are there before the first rows are: none is drawn twice.
  void models.columns.read().catch(session.report);
  void models.look.read().catch(session.report);
}
// Replies are looked for while their column is there.
effect(() => {
  table.replies.value = models.columns.shown.value.some(({ id }) => id === 'reply');
});
table.start();
render(
  <ModelsContext.Provider value={models}>
    <Panel />
  </ModelsContext.Provider>,
  root,
);

// Its first rows are on the screen, or it has none to show: what is needed later may come.
const undrawn = effect(() => {
  if (isRowsTab(tab.value) && table.page.value === undefined) return;
  requestAnimationFrame(() => rowsAreDrawn());
});
setTimeout(rowsAreDrawn, LONGEST_WAIT);
onceDrawn(() => undrawn());

// The rows tabs are two views of one table.
effect(() => {
  if (isRowsTab(tab.value)) table.show({ view: tab.value });
});

// A cleared capture begins anew with the same ids.
let generation: number | undefined;
effect(() => {
  const next = session.snapshot.value?.generation;
  if (generation !== undefined && next !== generation) table.reset();
  generation = next;
});

// Whatever the host tells is asked for again when there is something new.
effect(() => {
  if (session.snapshot.value) table.heard();
});

// What is counted down to begins with the time of now, not with that of up to a second before.
const nextAttempt = computed(() => session.snapshot.value?.reconnecting?.at);
effect(() => {
  if (nextAttempt.value !== undefined) now.value = Date.now();
});

// A refused handshake is what the reader needs to see; said once, so that another tab can be chosen.
let refusalShown = false;
effect(() => {
  if (session.wasRefused.value && !refusalShown) {
    refusalShown = true;
    tab.value = 'handshake';
  }
});

host.on('action', (action) => act(action, models));
host.on('filter', ({ filter }) => {
  models.find.leave();
  table.show({ filter });
  act('focusTable', models);
});
host.on('repeating', (state) => composer.repeats(state));
host.on('templates', () => void composer.readTemplates().catch(session.report));
host.on('draft', () => void composer.take().catch(session.report));
onceDrawn(() => {
  void host.call('repeating', null).then((state) => state && !state.over && composer.repeats(state), session.report);
  void composer.readTemplates().catch(session.report);
  void composer.take().catch(session.report);
  void host.call('sentDrafts', null).then((drafts) => composer.history.restore(drafts), session.report);
});
host.on('reveal', ({ id }) => {
  if (!isRowsTab(tab.peek())) tab.value = 'frames';
  void table.reveal(id).then(() => (tab.value = table.view.peek()), session.report);
});

// Keys work at once: where nothing in the page has the focus, what had it last takes it, or the table, but only when the
// page itself has it. The browser takes it away from what had it as soon as something of the window outside gets it.
let last: Element | null = null;
document.addEventListener('focusin', ({ target }) => (last = target as Element));
function takeFocus(): void {
  if (document.activeElement !== document.body) return;
  const next = last?.isConnected ? last : document.getElementById('rows');
  (next as HTMLElement | null)?.focus();
}
window.addEventListener('focus', takeFocus);
// With the first picture: before, the page would be laid out for it alone.
if (document.hasFocus()) requestAnimationFrame(takeFocus);

setInterval(() => {
  const snapshot = session.snapshot.peek();
  if (snapshot?.state !== 'closed') now.value = Date.now();
  const attempting = snapshot !== undefined && isAttempting(snapshot);
  if (attempting && tab.peek() === 'handshake') void session.readDiagnosis();
}, 1000);

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') save();
  else void session.refresh().then(() => table.pull());
});

const current = computed((): PanelState => {
  const page = table.page.value;
  const following = table.following.value;
  const first = page && rowAt(page, Math.floor(table.shown.value));
  const { ids, focus } = table.selection.value;
  return {
    session: sessionId,
    tab: tab.value,
    filter: table.filter.value,
    ...(models.find.on.value && { finding: models.find.written.value }),
    selected: [...ids],
    ...(focus && { focused: focus.id }),
    following,
    ...(first && !following ? { top: first.id } : {}),
    ...(table.search.stopped.value && { searchStopped: true }),
    draft: composer.draft.value,
    kind: composer.kind.value,
    ...(composer.escapes.value && { escapes: true }),
    ...(composer.variables.value && { variables: true }),
  };
});

let unsaved = false;
function save(): void {
  if (unsaved) writeState(storable(current.peek()));
  unsaved = false;
}

let waiting = false;
let selection = table.selection.peek();
current.subscribe(() => {
  unsaved = true;
  // Where the keyboard is, is kept at once, whatever becomes of the window then.
  if (table.selection.peek() !== selection) {
    selection = table.selection.peek();
    save();
  } else if (!waiting) {
    waiting = true;
    setTimeout(() => {
      waiting = false;
      save();
    }, SAVE_DELAY);
  }
});

void session.refresh();
