/** Where the reader was, kept over a reload of the window. */
import { composerKinds, type PanelState } from '../../src/contract/panel.ts';

const tabs: readonly PanelState['tab'][] = ['messages', 'frames', 'handshake', 'statistics'];

/** Longer drafts are not kept: the state is written again with every change. */
const LONGEST_DRAFT = 1_000_000;

/** `still`: nothing comes to it, so that its first rows are seen first. */
export function initialState(session: string, still = false): PanelState {
  return { session, tab: 'frames', filter: '', selected: [], following: !still, draft: '', kind: 'text' };
}

/** What was stored by this version or another one: each field that is not as expected is as at the start. */
export function stateFrom(stored: unknown, session: string, still = false): PanelState {
  const state = initialState(session, still);
  if (typeof stored !== 'object' || stored === null) return state;
  const from = stored as Partial<Record<keyof PanelState, unknown>>;
  state.tab = tabs.find((tab) => tab === from.tab) ?? state.tab;
  state.kind = composerKinds.find((kind) => kind === from.kind) ?? state.kind;
  // What was typed outlives its session; rows and filters of another one mean nothing here.
  if (typeof from.draft === 'string') state.draft = from.draft;
  if (from.escapes === true) state.escapes = true;
  if (from.variables === true) state.variables = true;
  if (from.session !== session) return { ...state, tab: 'frames' };
  if (typeof from.filter === 'string') state.filter = from.filter;
  if (typeof from.finding === 'string') state.finding = from.finding;
  if (typeof from.following === 'boolean') state.following = from.following;
  if (typeof from.top === 'number') state.top = from.top;
  if (typeof from.focused === 'number') state.focused = from.focused;
  if (from.searchStopped === true) state.searchStopped = true;
  if (Array.isArray(from.selected)) state.selected = from.selected.filter((id) => typeof id === 'number');
  return state;
}

/** As it is stored. */
export function storable(state: PanelState): PanelState {
  return state.draft.length > LONGEST_DRAFT ? { ...state, draft: '' } : state;
}
