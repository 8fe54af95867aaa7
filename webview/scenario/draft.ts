import { useState } from 'preact/hooks';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What is typed into a field and not written yet: what the file says meanwhile does not take it away. It is written when
 * the field is left, or by Enter (with Ctrl where there are lines); Escape takes it back. `write` resolves with whether it
 * was taken: what was not stays in the field.
 */
export function useDraft(value: string, write: (draft: string) => Promise<boolean>) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const commit = async (): Promise<void> => {
    if (draft === undefined) return;
    if (draft === value || (await write(draft))) setDraft(undefined);
  };
  return {
    value: draft ?? value,
    onInput: ({ currentTarget }: { currentTarget: Field }) => setDraft(currentTarget.value),
    onBlur: () => void commit(),
    onKeyDown: (event: KeyboardEvent & { currentTarget: Field }) => {
      const isEnd = event.currentTarget instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && isEnd) void commit();
      else if (event.key === 'Escape') setDraft(undefined);
    },
  };
}
