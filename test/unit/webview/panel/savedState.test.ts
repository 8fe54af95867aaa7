import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../../src/contract/panel.ts';
import { initialState, stateFrom, storable } from '../../../../webview/panel/savedState.ts';

const state: PanelState = {
  session: 's1',
  tab: 'messages',
  filter: 'dir:in',
  selected: [4, 5],
  following: false,
  top: 3,
  focused: 4,
  draft: 'hello',
  kind: 'hex',
};

describe('the state kept over a reload', () => {
  it('comes back as it was', () => {
    expect(stateFrom(structuredClone(state), 's1')).toEqual(state);
    expect(stateFrom({ ...state, finding: 'tick' }, 's1')).toEqual({ ...state, finding: 'tick' });
    expect(stateFrom({ ...state, searchStopped: true }, 's1')).toEqual({ ...state, searchStopped: true });
    const toggles = { escapes: true, variables: true };
    expect(stateFrom({ ...state, ...toggles }, 's1')).toEqual({ ...state, ...toggles });
  });

  it('starts with Frames, followed, where nothing was kept', () => {
    expect(stateFrom(undefined, 's1')).toEqual(initialState('s1'));
    expect(initialState('s1')).toMatchObject({ tab: 'frames', following: true, kind: 'text' });
  });

  it('starts at the first rows of what nothing comes to, and where the reader was after that', () => {
    expect(stateFrom(undefined, 's1', true)).toMatchObject({ tab: 'frames', following: false });
    expect(stateFrom({ ...state, following: true }, 's1', true)).toMatchObject({ following: true });
  });

  it('takes only the draft over to another session', () => {
    expect(stateFrom(state, 's2')).toEqual({ ...initialState('s2'), draft: 'hello', kind: 'hex' });
  });

  it.each([
    ['a tab of another version', { tab: 'somewhere' }, { tab: 'frames' }],
    ['a kind of another version', { kind: 'cbor' }, { kind: 'text' }],
    ['a filter that is no text', { filter: 5 }, { filter: '' }],
    ['rows that are no numbers', { selected: [1, 'x', 2] }, { selected: [1, 2] }],
    ['rows that are no list', { selected: 'all' }, { selected: [] }],
    ['a draft that is no text', { draft: {} }, { draft: '' }],
  ])('does without %s', (_, wrong, expected) => {
    expect(stateFrom({ ...state, ...wrong }, 's1')).toMatchObject(expected);
  });

  it('does not keep a very long draft', () => {
    expect(storable(state)).toBe(state);
    expect(storable({ ...state, draft: 'x'.repeat(1_000_001) })).toEqual({ ...state, draft: '' });
  });
});
