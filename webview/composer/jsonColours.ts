/** Colours JSON in the text box by the tokens that the Frame Inspector uses; a grammar of its own would weigh more. */
import { RangeSetBuilder } from '@codemirror/state';
import type { EditorState } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { jsonTokens } from '../detail/jsonTokens.ts';
import type { JsonToken } from '../detail/jsonTokens.ts';

/** Longer texts stay plain: they are read again with each key. */
const LONGEST_COLOURED = 100_000;

const marks = new Map<JsonToken['kind'], Decoration>(
  (['key', 'string', 'number', 'keyword'] as const).map((kind) => [kind, Decoration.mark({ class: `json-${kind}` })]),
);

/** The marks of the whole text. */
export function coloured(state: EditorState): DecorationSet {
  if (state.doc.length > LONGEST_COLOURED) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  let from = 0;
  for (const { text, kind } of jsonTokens(state.sliceDoc())) {
    const mark = marks.get(kind);
    if (mark) builder.add(from, from + text.length, mark);
    from += text.length;
  }
  return builder.finish();
}

export const jsonColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloured(view.state);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.decorations = coloured(update.state);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
