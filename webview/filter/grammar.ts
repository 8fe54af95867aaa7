/**
 * The grammar of filters, as far as the page has it: a quarter of what it would need for its first picture otherwise. Until it
 * comes with the later part of the script, what edits a filter does it in a way that is right for every text.
 */
import type { LRParser } from '@lezer/lr';
import { signal } from '@preact/signals';

export const grammar = signal<LRParser | undefined>(undefined);
