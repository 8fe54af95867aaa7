import type { SyntaxNode } from '@lezer/common';
import type { FilterNote } from '../contract/engine.ts';
import { t } from '../contract/l10n.ts';
import type { Filter, JsonTest, ParsedFilter } from './ast.ts';
import { readDecodedField } from './decodedFields.ts';
import { decodedMeaning } from './decodedMeaning.ts';
import { comparisonOf, fieldMeaning } from './fieldValues.ts';
import { parser } from './generated/parser.ts';
import * as term from './generated/parser.terms.ts';
import { mostNotes, quotedPart } from './noteText.ts';
import { readPath } from './path.ts';
import { readPhrase } from './phrase.ts';
import { jsonValueOf } from './value.ts';

const deepest = 100;

/**
 * Reads a filter. Never throws: what is not understood is looked for as text, and a note says so.
 *
 *     error -heartbeat dir:in op:text size>1kb $.type == "tick" /ab+c/i (a or "b c")
 */
export function readFilter(text: string): ParsedFilter {
  const reader = new Reader(text);
  return { filter: reader.choices(parser.parse(text).topNode), notes: reader.notes };
}

class Reader {
  readonly notes: FilterNote[] = [];
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The children of a node with choices between them; those that a parenthesis without a partner parts both count. */
  choices(node: SyntaxNode): Filter {
    const whole: Filter[] = [];
    let options: Filter[] = [];
    let or: SyntaxNode | undefined;
    const dangling = (): void => {
      if (or !== undefined) this.#note(or, t('Something is missing after “or”.'));
      or = undefined;
    };
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.type.id === term.Or) {
        if (or === undefined && options.length === 0) this.#note(child, t('Something is missing before “or”.'));
        dangling();
        or = child;
      } else if (child.type.id === term.And) {
        or = undefined;
        options.push(this.#and(child));
      } else if (child.type.id === term.Stray) {
        dangling();
        this.#note(child, t('There is no opening parenthesis for this one.'));
        whole.push(group('or', options));
        options = [];
      }
    }
    dangling();
    return group('and', [...whole, group('or', options)]);
  }

  #and(node: SyntaxNode): Filter {
    const parts: Filter[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) parts.push(this.#operand(child));
    return group('and', parts);
  }

  #operand(node: SyntaxNode): Filter {
    const text = this.#textOf(node);
    switch (node.type.id) {
      case term.Not:
        return this.#deeper(
          node,
          () => t('Negations are nested more than {0} deep: this is left out.', deepest),
          () => this.#negated(node),
        );
      case term.Group:
        return this.#deeper(
          node,
          () => t('Parentheses are nested more than {0} deep: this is left out.', deepest),
          () => {
            if (node.getChild(term.Close) === null) this.#note(node.firstChild!, t('The parenthesis is not closed.'));
            return this.choices(node);
          },
        );
      case term.Field:
        return this.#field(node);
      case term.Json:
        return this.#json(node);
      case term.Phrase:
        return { kind: 'text', text: this.#phrase(node) };
      case term.Regex:
        return this.#regex(node);
      case term.Bookmarked:
        return { kind: 'flag', flag: 'bookmarked', set: true };
      default:
        return { kind: 'text', text };
    }
  }

  #deeper(node: SyntaxNode, tooDeep: () => string, read: () => Filter): Filter {
    if (this.#depth === deepest) {
      this.#note(node.firstChild ?? node, tooDeep());
      return { kind: 'all' };
    }
    this.#depth++;
    const filter = read();
    this.#depth--;
    return filter;
  }

  #negated(node: SyntaxNode): Filter {
    const sign = node.firstChild!;
    const operand = sign.nextSibling;
    if (operand !== null) return { kind: 'not', operand: this.#operand(operand) };
    this.#note(sign, t('Something is missing after the negation.'));
    return { kind: 'all' };
  }

  #field(node: SyntaxNode): Filter {
    const name = node.getChild(term.FieldName)!;
    const written = this.#textOf(name);
    const sign = this.#textOf(node.getChild(term.Comparison)!);
    const plain = node.getChild(term.Value);
    const quoted = node.getChild(term.QuotedValue);
    const text = quoted === null ? (plain === null ? '' : this.#textOf(plain)) : this.#phrase(quoted);
    const decoded = readDecodedField(written);
    const isQuoted = quoted !== null;
    const meaning = decoded
      ? decodedMeaning(decoded, { sign, text, quoted: isQuoted }, { from: name.from, to: name.to, text: written })
      : fieldMeaning({ name: written.toLowerCase(), sign, text, quoted: isQuoted });
    if (typeof meaning !== 'string') return meaning;
    this.#note(node, `${meaning} ${t('This is looked for as text.')}`);
    return { kind: 'text', text: this.#textOf(node) };
  }

  /** A value that is a number, `true`, `false` or `null` is that; any other is text, as a phrase always is. */
  #json(node: SyntaxNode): Filter {
    const path = readPath(this.#textOf(node.getChild(term.Path)!))!;
    if (node.getChild(term.Exists) !== null) return { kind: 'json', path, test: { operator: 'exists' } };
    const quoted = node.getChild(term.QuotedValue);
    const plain = node.getChild(term.Value);
    if (quoted === null && plain === null) {
      this.#note(node, t('There is nothing to compare with. This is looked for as text.'));
      return { kind: 'text', text: this.#textOf(node).trimEnd() };
    }
    const text = quoted === null ? this.#textOf(plain!) : this.#phrase(quoted);
    const sign = node.getChild(term.Comparison);
    const value = quoted === null ? jsonValueOf(text) : text;
    const test: JsonTest =
      sign === null ? { operator: 'contains', value: text } : { operator: comparisonOf(this.#textOf(sign)), value };
    return { kind: 'json', path, test };
  }

  #phrase(node: SyntaxNode): string {
    const { text, ended } = readPhrase(this.#textOf(node));
    if (!ended) this.#note(node, t('The phrase has no closing quotation mark.'));
    return text;
  }

  #regex(node: SyntaxNode): Filter {
    const text = this.#textOf(node);
    const slash = text.lastIndexOf('/');
    const pattern = text.slice(1, slash);
    // The global and sticky flags would make a match depend on the one before it.
    const flags = text.slice(slash + 1).replace(/[gy]/g, '');
    try {
      return { kind: 'regex', regex: new RegExp(pattern, flags) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const reason = message.replace(pattern, () => quotedPart(pattern)).replace(flags, () => quotedPart(flags));
      this.#note(node, t('{0}. It is looked for as text.', reason));
      return { kind: 'text', text };
    }
  }

  #textOf({ from, to }: SyntaxNode): string {
    return this.#text.slice(from, to);
  }

  #note({ from, to }: SyntaxNode, text: string): void {
    if (this.notes.length < mostNotes) this.notes.push({ from, to, text });
  }
}

function group(kind: 'and' | 'or', parts: Filter[]): Filter {
  const meaningful = parts.filter((part) => part.kind !== 'all');
  if (meaningful.length === 0) return { kind: 'all' };
  return meaningful.length === 1 ? meaningful[0]! : { kind, operands: meaningful };
}
