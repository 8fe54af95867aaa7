/** Marks in the text box that are made of the whole text, anew with each change of it. */
import { RangeSetBuilder } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';

/** Longer texts stay plain: they are read again with each key. */
const LONGEST_MARKED = 100_000;

export interface TextMark {
  from: number;
  to: number;
  mark: Decoration;
}

/** `marksIn`: in the order of the text. */
export function marksOf(state: EditorState, marksIn: (text: string) => Iterable<TextMark>): DecorationSet {
  if (state.doc.length > LONGEST_MARKED) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, mark } of marksIn(state.sliceDoc())) builder.add(from, to, mark);
  return builder.finish();
}

export function wholeTextMarks(marksIn: (text: string) => Iterable<TextMark>): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = marksOf(view.state, marksIn);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged) this.decorations = marksOf(update.state, marksIn);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
