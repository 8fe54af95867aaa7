/** The text box for a message: CodeMirror, because a message may be long, and what is in it must be seen. */
import { standardKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { t } from '../../src/contract/l10n.ts';
import type { ComposerKind } from '../../src/contract/panel.ts';
import { styleNonce } from '../bridge.ts';
import { markOf } from '../format/visibleText.ts';
import { hintOf } from './hints.ts';
import { jsonColours } from './jsonColours.ts';
import { variableMarks } from './variableMarks.ts';

export interface MessageEditor {
  readonly view: EditorView;
  setText(text: string): void;
  /** `variables`: they are filled in, and so they are marked. */
  setMode(kind: ComposerKind, variables: boolean): void;
}

interface EditorEvents {
  changed(text: string): void;
  send(): void;
  /** Up or down at the edge of the text; false lets the cursor move. */
  recall(direction: 'older' | 'newer'): boolean;
}

function modeOf(kind: ComposerKind, variables: boolean) {
  const placeholder = EditorView.contentAttributes.of({ 'aria-placeholder': hintOf(kind) });
  // The one that comes first is within the other where both mark the same: its colour is seen.
  return [placeholder, variables ? variableMarks : [], kind === 'json' || kind === 'tree' ? jsonColours : []];
}

export function openEditor(parent: HTMLElement, text: string, events: EditorEvents): MessageEditor {
  const mode = new Compartment();
  const state = EditorState.create({
    doc: text,
    extensions: [
      // Only this is a line end: a carriage return is a character of the message, is shown, and is sent.
      EditorState.lineSeparator.of('\n'),
      EditorView.cspNonce.of(styleNonce()),
      EditorView.contentAttributes.of({ 'aria-label': t('Message'), spellcheck: 'false' }),
      EditorView.lineWrapping,
      highlightSpecialChars({ addSpecialChars: /\r/g, render: specialCharacter }),
      history(),
      drawSelection(),
      mode.of([]),
      Prec.high(
        keymap.of([
          { key: 'Mod-Enter', run: () => (events.send(), true) },
          { key: 'ArrowUp', run: (view) => atEdge(view, 'first') && events.recall('older') },
          { key: 'ArrowDown', run: (view) => atEdge(view, 'last') && events.recall('newer') },
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
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: next.length },
      });
    },
    setMode: (kind, variables) => view.dispatch({ effects: mode.reconfigure(modeOf(kind, variables)) }),
  };
}

function specialCharacter(code: number, description: string | null): HTMLElement {
  const element = document.createElement('span');
  const mark = markOf(String.fromCodePoint(code));
  element.className = 'mark';
  element.textContent = mark.text;
  element.dataset['name'] = mark.name;
  element.title = description ?? '';
  return element;
}

function atEdge(view: EditorView, edge: 'first' | 'last'): boolean {
  const { main } = view.state.selection;
  const { doc } = view.state;
  return main.empty && doc.lineAt(main.head).number === (edge === 'first' ? 1 : doc.lines);
}
