import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { ComposerModel } from './composerModel.ts';
import { onceDrawn } from '../panel/onceDrawn.ts';
import { partFailure } from '../panel/partFailure.ts';
import type { MessageEditor } from './editor.ts';
import { hintOf } from './hints.ts';

/** The editor in the page, held to the model both ways. */
export function MessageBox({ model, open }: { model: ComposerModel; open: boolean }) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<MessageEditor | null>(null);

  useEffect(() => {
    const focusAsked = model.focusAsked.peek();
    let gone = false;
    const open = async (): Promise<void> => {
      const { openEditor } = await import('../later.ts');
      if (gone) return;
      const opened = openEditor(parent.current as HTMLDivElement, model.draft.peek(), {
        changed: (text) => model.write(text),
        send: () => void model.submit(),
        recall: (direction) => {
          if (!model.history.isAt(model.draft.peek())) return false;
          const sent = direction === 'older' ? model.history.older() : model.history.newer();
          if (sent) model.put(sent);
          return sent !== undefined;
        },
      });
      opened.setMode(model.kind.peek(), model.variables.peek());
      editor.current = opened;
      if (model.focusAsked.peek() > focusAsked) opened.view.focus();
    };
    const cancel = onceDrawn(() => void open().catch((error: unknown) => (model.failure.value = partFailure(error))));
    return () => {
      gone = true;
      cancel();
      editor.current?.view.destroy();
    };
  }, [model]);

  // Read in any case: they are heard of later only then.
  useSignalEffect(() => {
    const text = model.draft.value;
    editor.current?.setText(text);
  });
  useSignalEffect(() => {
    const kind = model.kind.value;
    const variables = model.variables.value;
    editor.current?.setMode(kind, variables);
  });
  useSignalEffect(() => {
    if (model.focusAsked.value > 0) editor.current?.view.focus();
  });
  // Drawn by the style sheet: a placeholder inside of the text box would be read as its text.
  const hint = open ? hintOf(model.kind.value) : t('The connection is not open; what you write is kept');
  return <div class="message-box" ref={parent} data-hint={model.draft.value === '' ? hint : ''} />;
}
