/** What the language offers, in the editor's list. */
import { insertCompletionText, startCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { complete } from '../../src/filterLanguage/complete.ts';
import type { KnownJson, Suggestion } from '../../src/filterLanguage/complete.ts';

/** A filter that was written before. */
export interface KnownFilter {
  text: string;
  /** What it is: its name, or that it is a recent one. */
  about: string;
}

export interface KnownToFilter {
  json: KnownJson;
  filters: () => readonly KnownFilter[];
}

/** More than these nobody reads. */
const mostFilters = 20;

export function completionsOf(known: KnownToFilter) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.sliceDoc();
    const filters = pos === text.length ? filtersLike(text, known.filters()) : [];
    const found = complete(text, pos, known.json);
    // After a space everything could follow, which is shown when it is asked for; after a sign values alone.
    const wanted = explicit || (found !== undefined && (found.from < pos || found.suggestions[0]?.kind === 'value'));
    const words = found !== undefined && wanted ? found.suggestions.map(optionOf) : [];
    if (text.trim() !== '' && words.length > 0) return { from: found!.from, options: words, filter: false };
    if (filters.length > 0) return { from: 0, options: [...filters, ...words], filter: false };
    return words.length > 0 ? { from: found!.from, options: words, filter: false } : null;
  };
}

/** Whole filters that begin like this text. */
export function filtersLike(text: string, filters: readonly KnownFilter[]): Completion[] {
  const start = text.trimStart().toLowerCase();
  return filters
    .filter((one) => one.text.toLowerCase().startsWith(start) && one.text !== text)
    .slice(0, mostFilters)
    .map((one) => ({ label: one.text, detail: one.about, type: 'filter' }));
}

function optionOf({ text, kind, help, goesOn }: Suggestion): Completion {
  return {
    label: text.trim(),
    type: kind,
    ...(help !== undefined && { detail: help }),
    apply: (view, _, from, to) => {
      view.dispatch(insertCompletionText(view.state, text, from, to));
      if (goesOn) startCompletion(view);
    },
  };
}
