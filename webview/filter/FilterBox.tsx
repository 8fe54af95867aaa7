import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useModels } from '../panel/models.ts';
import { openFilterEditor } from './filterEditor.ts';
import type { FilterEditor } from './filterEditor.ts';
import { knownJson } from './knownJson.ts';

/** The filter's editor in the page, held to the table's filter both ways. */
export function FilterBox() {
  const { table, known } = useModels();
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<FilterEditor | null>(null);

  useEffect(() => {
    const offered = { json: knownJson(() => table.page.peek()?.rows ?? []), filters: () => known.all };
    const opened = openFilterEditor(parent.current as HTMLDivElement, table.filter.peek(), offered, {
      changed: (text) => table.show({ filter: text }),
      entered: () => void known.remember(table.filter.peek()),
      left: () => {
        if (table.search.going.peek()) table.search.stop();
        else table.show({ filter: '' });
      },
      down: () => document.getElementById('rows')?.focus(),
    });
    editor.current = opened;
    return () => opened.view.destroy();
  }, [table, known]);

  useSignalEffect(() => editor.current?.setText(table.filter.value));
  // Drawn by the style sheet: a placeholder inside of the text box would be read as its text.
  const hint = 'Filter: words, /regex/, dir:in, size>1kb, -not';
  return (
    <div
      class="filter-box"
      ref={parent}
      data-hint={table.filter.value === '' ? hint : ''}
      onFocusIn={() => void known.refresh()}
      onFocusOut={() => void known.remember(table.filter.peek())}
    />
  );
}
