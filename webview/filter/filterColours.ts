/** Colours a filter by the engine's own grammar. The text is short: it is read again with each key. */
import type { EditorState } from '@codemirror/state';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '../../src/filterLanguage/generated/parser.ts';

/** Drawn by the style sheet, with VS Code's tokens. */
const classes = tagHighlighter([
  { tag: tags.propertyName, class: 'filter-field-name' },
  { tag: tags.variableName, class: 'filter-path' },
  { tag: tags.atom, class: 'filter-value' },
  { tag: [tags.string, tags.regexp], class: 'filter-string' },
  { tag: [tags.operatorKeyword, tags.keyword], class: 'filter-operator' },
]);

export function coloured(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  highlightTree(parser.parse(state.sliceDoc()), classes, (from, to, kind) =>
    builder.add(from, to, Decoration.mark({ class: kind })),
  );
  return builder.finish();
}

export const filterColours = ViewPlugin.fromClass(
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
