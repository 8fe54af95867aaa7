/**
 * Words that look as if more was meant: the habits of other languages, a sign with space around it, a name that is no
 * field. All of it is looked for as text, which is what somebody may want; so it is told, and nothing else.
 */
import type { SyntaxNode } from '@lezer/common';
import { formatIds } from '../contract/decoding.ts';
import type { FilterNote } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import { decoderOf } from './decoderIds.ts';
import { fields, isFieldName } from './fields.ts';
import { parser } from './generated/parser.ts';
import * as term from './generated/parser.terms.ts';
import { nearest } from './nearest.ts';
import { mostNotes, quotedPart } from './noteText.ts';
import { readPath } from './path.ts';

const connectives = new Map([
  ['and', () => t('A space means and.')],
  ['&&', () => t('A space means and.')],
  ['||', () => t('This is written “or”.')],
]);
const units = /^(?:b|kb|mb|gb|kib|mib|gib|ms|s|m)$/i;
/** A name, a path behind it, a sign; no address. */
const named = /^([a-z][\w-]+)((?:\.[\w-]|\[)[^:=<>!]*)?(?::(?!\/\/)|[=<>]|!=)/i;

/** In the order of the text, as many as are told at once. */
export function slips(text: string): FilterNote[] {
  const notes: FilterNote[] = [];
  parser.parse(text).iterate({
    enter({ node }) {
      if (notes.length >= mostNotes) return false;
      const note = slip(node, text);
      if (note !== undefined) notes.push(note);
      return true;
    },
  });
  return notes;
}

function slip(node: SyntaxNode, text: string): FilterNote | undefined {
  const { from, to } = node;
  const words = text.slice(from, to);
  if (node.type.id === term.Word) {
    const sentence = ofWord(node, words, text);
    return sentence === undefined ? undefined : { from, to, text: `${sentence} ${t('This is looked for as text.')}` };
  }
  if (node.type.id === term.Value && node.parent?.type.id === term.Json && /^[=<>!]/.test(words))
    return {
      from,
      to,
      text: t('This is taken for the value. Equal is “==”, and what is quoted may begin with a sign.'),
    };
  return undefined;
}

function ofWord(node: SyntaxNode, word: string, text: string): string | undefined {
  const { prevSibling: before, nextSibling: after } = node;
  const next = after === null ? '' : text.slice(after.from, after.to);
  if (before !== null && after !== null) {
    const connective = connectives.get(word.toLowerCase());
    if (connective !== undefined) return connective();
  }
  if (word === '-') return t('Something is missing after the negation.');
  if (/^![\w"$]/.test(word)) return t('Not is written “-” or “not”.');
  if (isFieldName(word) && after?.type.id === term.Word && /^(?:[:=<>]|!=)/.test(next))
    return t('There is no space around the sign, as in {0}.', 'size>1kb');
  if (units.test(word) && before?.type.id === term.Field && /\d$/.test(text.slice(before.from, before.to)))
    return t('There is no space before the unit, as in {0}.', 'size>1kb');
  if (/^\$[.[]/.test(word)) return ofPath(word);
  if (/^\/[^/]+$/.test(word)) return t('A regular expression ends with “/”, too.');
  return ofName(word);
}

function ofPath(word: string): string {
  if (readPath(word) === undefined) return t('This is no path: {0} and {1} are.', '$.a.b', '$.list[0]["any name"]');
  return t('A path is compared, or asked for with “exists”.');
}

/** `dri:in`, `type=tick`, `msgpak.price>5`. */
function ofName(word: string): string | undefined {
  const [, name, path = ''] = named.exec(word) ?? [];
  if (name === undefined || isFieldName(name) || decoderOf(name) !== undefined) return undefined;
  const known = path === '' ? fields.map((field) => field.name) : formatIds.filter((id) => id !== 'none');
  const near = nearest(name, known);
  const sentence = t('There is no field “{0}”.', quotedPart(name + path));
  if (near !== undefined) return `${sentence} ${t('Did you mean {0}?', quotedPart(near + path))}`;
  return `${sentence} ${t('A member of JSON is asked for as {0}.', quotedPart(`$.${name}${path}`))}`;
}
