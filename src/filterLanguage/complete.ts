/** What can be written at the cursor. */
import type { SyntaxNode } from '@lezer/common';
import { formatIds } from '../contract/decoding.ts';
import { t } from '../contract/l10n.ts';
import { usualFields } from './decodedFields.ts';
import { decoderOf } from './decoderIds.ts';
import { comparisonOf } from './fieldValues.ts';
import { fields } from './fields.ts';
import { parser } from './generated/parser.ts';
import * as term from './generated/parser.terms.ts';
import { readPath } from './path.ts';

export interface Suggestion {
  kind: 'field' | 'value' | 'operator' | 'path';
  /** What is written in the place of what is there. */
  text: string;
  /** What it is, in a few words. */
  help?: string;
  /** Something has to be written behind it. */
  goesOn?: true;
}

/** In the place of the text from `from` to the cursor. */
export interface Completion {
  from: number;
  suggestions: Suggestion[];
}

/** What is known of the rows at hand. */
export interface KnownJson {
  /** As the language writes them, the most frequent first. */
  paths(): readonly string[];
  /** Values at a path, as the language writes them. */
  values(path: string): readonly string[];
  /** What the messages are read by, where that is known. */
  decoder?(): string | undefined;
}

const nothingKnown: KnownJson = { paths: () => [], values: () => [] };

function pathOperators(): Suggestion[] {
  return [
    { kind: 'operator', text: '== ', help: t('equal'), goesOn: true },
    { kind: 'operator', text: '!= ', help: t('there, and not equal'), goesOn: true },
    { kind: 'operator', text: 'contains ', help: t('as a part'), goesOn: true },
    { kind: 'operator', text: 'exists ', help: t('whatever it is') },
    { kind: 'operator', text: '> ', help: t('greater'), goesOn: true },
    { kind: 'operator', text: '< ', help: t('less'), goesOn: true },
  ];
}

/** Nothing is less or greater than these. */
const wholeValues = new Set(['any', 'none']);

/** Undefined where nothing is to be said, as within a phrase. */
export function complete(text: string, cursor: number, known = nothingKnown): Completion | undefined {
  const before = parser.parse(text).resolveInner(cursor, -1);
  const from = before.from < cursor ? before.from : cursor;
  const written = text.slice(from, cursor);
  switch (before.type.id) {
    case term.Phrase:
    case term.QuotedValue:
    case term.Regex:
      return undefined;
    case term.Value:
    case term.Comparison: {
      const start = before.type.id === term.Value ? from : cursor;
      const values = valuesIn(before.parent, text, known);
      return offered(start, text.slice(start, cursor), values);
    }
    case term.Path:
      return offered(from, written, paths(known));
    case term.FieldName:
    case term.Or:
    case term.NotWord:
    case term.Bookmarked:
    case term.Word:
      if (written.startsWith('$')) return offered(from, written, paths(known));
      return offered(from, written, [
        ...operandsAt(text, from),
        ...(written === '' ? [] : [...decodedFields(written, known), ...paths(known)]),
      ]);
    default:
      return atNothing(text, cursor, known);
  }
}

/** Behind a space, a parenthesis or a minus. */
function atNothing(text: string, cursor: number, known: KnownJson): Completion | undefined {
  const end = text.slice(0, cursor).trimEnd().length;
  if (end > 0 && end < cursor) {
    const last = parser.parse(text).resolveInner(end, -1);
    const word = text.slice(last.from, last.to);
    if (last.type.id === term.Word && readPath(word) !== undefined) {
      return { from: cursor, suggestions: pathOperators() };
    }
    const compares = last.type.id === term.Comparison || last.type.id === term.Contains;
    if (compares && last.parent?.type.id === term.Json) {
      return offered(cursor, '', valuesIn(last.parent, text, known));
    }
  }
  return offered(cursor, '', [...operandsAt(text, cursor), ...decodedFields('', known), ...paths(known)]);
}

function offered(from: number, written: string, suggestions: readonly Suggestion[]): Completion | undefined {
  const start = written.toLowerCase();
  // What is written already needs no offer, unless more is to follow.
  const fitting = suggestions.filter(({ text }) => text.toLowerCase().startsWith(start) && text.trim() !== written);
  return fitting.length === 0 ? undefined : { from, suggestions: fitting };
}

function operandsAt(text: string, from: number): Suggestion[] {
  const offers = fields.map(({ name, sign, help }): Suggestion => {
    if (name === 'bookmarked') return { kind: 'field', text: name, help: help() };
    return { kind: 'field', text: `${name}${sign}`, help: help(), goesOn: true };
  });
  offers.push({ kind: 'operator', text: 'not ', help: t('negates what follows') });
  const before = text.slice(0, from).trimEnd();
  const between = before !== '' && !before.endsWith('(') && !/(?:^|[\s()])(?:or|not|-)$/i.test(before);
  if (between && before.length < from) offers.push({ kind: 'operator', text: 'or ', help: t('one of two') });
  return offers;
}

/** Fields of the decoder that is written, or reads the messages; else the decoders. */
function decodedFields(written: string, known: KnownJson): Suggestion[] {
  const reads = decoderOf(known.decoder?.() ?? '');
  const dot = written.indexOf('.');
  const asked = dot < 0 ? reads : decoderOf(written.slice(0, dot));
  const fields = (asked === undefined ? [] : usualFields(asked)).map((name): Suggestion => {
    return { kind: 'field', text: `${asked}.${name}:`, help: t('of what the message means'), goesOn: true };
  });
  // One letter begins too many words.
  if (dot >= 0 || written.length < 2) return fields;
  const others = formatIds.filter((id) => id !== 'none' && id !== (fields.length > 0 ? reads : undefined));
  return [
    ...fields,
    ...others.map((id): Suggestion => ({
      kind: 'field',
      text: `${id}.`,
      help: t('what a decoder reads'),
      goesOn: true,
    })),
  ];
}

function paths(known: KnownJson): Suggestion[] {
  return known.paths().map((text) => ({ kind: 'path', text, help: 'JSON' }));
}

function valuesIn(node: SyntaxNode | null, text: string, known: KnownJson): Suggestion[] {
  const name = node?.getChild(term.FieldName);
  if (name) {
    const field = fields.find((known) => known.name === text.slice(name.from, name.to).toLowerCase());
    const sign = node?.getChild(term.Comparison) ?? undefined;
    const isEqual = sign === undefined || comparisonOf(text.slice(sign.from, sign.to)) === '==';
    const values = (field?.values ?? []).filter((value) => isEqual || !wholeValues.has(value));
    return values.map((value) => ({ kind: 'value', text: value }));
  }
  const path = node?.getChild(term.Path);
  return path ? known.values(text.slice(path.from, path.to)).map((value) => ({ kind: 'value', text: value })) : [];
}
