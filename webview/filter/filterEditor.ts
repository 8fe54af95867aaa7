/** The one line that a filter is written in. */
import { autocompletion, closeCompletion } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { t } from '../../src/contract/l10n.ts';
import { styleNonce } from '../bridge.ts';
import { completionsOf } from './completions.ts';
import type { KnownFilter } from './completions.ts';
import type { Row } from '../../src/contract/model.ts';
import { filterColours } from './filterColours.ts';
import { knownJson } from './knownJson.ts';
import { singleLine } from './singleLine.ts';
import { wrongParts } from './wrongParts.ts';

export interface FilterEvents {
  changed(text: string): void;
  /** Enter, where nothing is chosen from the list; `back`: with Shift. */
  entered(back: boolean): void;
  /** Escape, where no list is open. */
  left(): void;
  /** Arrow down, where no list is open: to the rows. */
  down(): void;
}

/** What is at hand while somebody writes. */
export interface AtHand {
  rows: () => readonly Row[];
  /** The chain that the messages are read by. */
  decoder: () => string | undefined;
  filters: () => readonly KnownFilter[];
}

export interface FilterEditor {
  readonly view: EditorView;
  setText(text: string): void;
}

export function openFilterEditor(
  parent: HTMLElement,
  text: string,
  { rows, decoder, filters }: AtHand,
  events: FilterEvents,
): FilterEditor {
  const state = EditorState.create({
    doc: text.replaceAll(/[\r\n]+/g, ' '),
    extensions: [
      EditorView.cspNonce.of(styleNonce()),
      EditorView.contentAttributes.of({
        id: 'filter',
        role: 'searchbox',
        'aria-label': t('Filter'),
        'aria-describedby': 'filter-notes',
        'aria-multiline': 'false',
        spellcheck: 'false',
        autocorrect: 'off',
      }),
      singleLine,
      filterColours,
      wrongParts,
      history(),
      drawSelection(),
      autocompletion({
        override: [completionsOf({ json: knownJson(rows, decoder), filters })],
        icons: false,
        maxRenderedOptions: 60,
        interactionDelay: 0,
      }),
      Prec.high(
        keymap.of([
          { key: 'Enter', run: () => (events.entered(false), true), shift: () => (events.entered(true), true) },
          { key: 'Escape', run: () => (events.left(), true) },
          { key: 'ArrowDown', run: () => (events.down(), true) },
        ]),
      ),
      keymap.of([...standardKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) events.changed(update.state.sliceDoc());
      }),
    ],
  });
  const view = new EditorView({ state, parent });
  return {
    view,
    setText: (next) => {
      if (next === view.state.sliceDoc()) return;
      closeCompletion(view);
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: next.length },
      });
    },
  };
}
