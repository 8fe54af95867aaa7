/** Underlines what in a filter is not understood; the sentence is the underline's title, for the pointer. */
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { readFilter } from '../../src/filterLanguage/read.ts';

export function underlined(state: EditorState): DecorationSet {
  const parts: Range<Decoration>[] = [];
  for (const { from, to, text } of readFilter(state.sliceDoc()).notes) {
    if (to > from) parts.push(Decoration.mark({ class: 'filter-wrong', attributes: { title: text } }).range(from, to));
  }
  return Decoration.set(parts, true);
}

export const wrongParts = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = underlined(view.state);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.decorations = underlined(update.state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
