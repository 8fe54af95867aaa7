/**
 * The grammar of filters, as far as the page has it: a third of what its first picture would need otherwise. Until it comes
 * with the later part of the script, what edits a filter does it in a way that is right for every text.
 */
import type { LRParser } from '@lezer/lr';
import { signal } from '@preact/signals';

export const grammar = signal<LRParser | undefined>(undefined);
