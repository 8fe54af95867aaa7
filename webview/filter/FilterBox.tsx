import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { Row } from '../../src/contract/model.ts';
import { useModels } from '../panel/models.ts';
import { onceDrawn } from '../panel/onceDrawn.ts';
import { partFailure } from '../panel/partFailure.ts';
import type { FilterEditor, FilterEvents } from './filterEditor.ts';

/** The filter's editor in the page, held to the table's filter both ways. */
export function FilterBox() {
  const { table, known, find, session } = useModels();
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<FilterEditor | null>(null);

  /** What begins a path matches nothing as a word: the rows before it tell which paths there are. */
  const seen = useRef<readonly Row[]>([]);
  useSignalEffect(() => {
    const rows = table.page.value?.rows ?? [];
    if (rows.length > 0) seen.current = rows;
  });

  const leaveFind = (): void => {
    find.leave();
    document.getElementById('rows')?.focus();
  };
  useEffect(() => {
    const offered = {
      rows: () => seen.current,
      decoder: () => session.snapshot.peek()?.decoder?.chain,
      filters: () => known.all,
    };
    const events: FilterEvents = {
      changed: (text) => find.write(text),
      entered: (back) => {
        void known.remember(find.written.peek());
        if (find.on.peek()) void find.go(back ? 'previous' : 'next').catch(session.report);
      },
      left: () => {
        if (table.search.going.peek()) table.search.stop();
        else if (find.on.peek()) leaveFind();
        else find.write('');
      },
      down: () => document.getElementById('rows')?.focus(),
    };
    let gone = false;
    const open = async (): Promise<void> => {
      const { openFilterEditor } = await import('../later.ts');
      if (gone) return;
      editor.current = openFilterEditor(parent.current as HTMLDivElement, find.written.peek(), offered, events);
      // So that they are there when they are first asked for.
      void known.refresh();
      takeFocus();
    };
    const cancel = onceDrawn(() => void open().catch((error: unknown) => (session.failure.value = partFailure(error))));
    return () => {
      gone = true;
      cancel();
      editor.current?.view.destroy();
    };
  }, [table, known, find, session]);

  const takeFocus = (): void => {
    const view = editor.current?.view;
    const asked = find.focusAsked.peek();
    if (!view || !asked) return;
    find.focusAsked.value = false;
    view.focus();
    const end = view.state.doc.length;
    view.dispatch({ selection: { anchor: asked === 'all' ? 0 : end, head: end } });
  };
  useSignalEffect(() => {
    if (find.focusAsked.value) takeFocus();
  });
  useSignalEffect(() => {
    // Read in any case: it is heard of later only then.
    const text = find.written.value;
    editor.current?.setText(text);
  });
  // Drawn by the style sheet: a placeholder inside of the text box would be read as its text.
  const hint = find.on.value
    ? t('Find: words, /regex/, dir:in, size>1kb, -not')
    : t('Filter: words, /regex/, dir:in, size>1kb, -not');
  return (
    <div
      class="filter-box"
      ref={parent}
      data-hint={find.written.value === '' ? hint : ''}
      onFocusIn={() => void known.refresh()}
      onFocusOut={() => {
        find.rest();
        void known.remember(find.written.peek());
      }}
    />
  );
}
