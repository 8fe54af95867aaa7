import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';
import { deepest, newObject, utf8Text, type Plain } from './plain.ts';
import { mostValues } from './treeReader.ts';
import { xmlText, type XmlTextKind } from './xmlText.ts';

const mostRanges = 10_000;
const space = /[ \t\r\n]*/y;
/** Beyond ASCII any character may be in a name. */
const name = /[A-Za-z_:\x80-\xff][\w:.\-\x80-\xff]*/y;
const attribute = /[ \t\r\n]+([A-Za-z_:\x80-\xff][\w:.\-\x80-\xff]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
const declaration = /<\?xml[ \t\r\n][^<>?]*\?>/y;
const cdata = '<![CDATA[';
/** What is read as something else, or is no character of XML. */
// eslint-disable-next-line no-control-regex
const notLiteral = /[&\0-\x1f\ufffe\uffff]/;

/** What is within an element, and where it lies. */
interface Child {
  value: Plain;
  readonly from: number;
  to: number;
}

/**
 * The XML that XMPP allows (RFC 6120 §11.1): elements, attributes, texts, and the five entities of XML itself. Nothing is
 * ever expanded. A library would tell neither where values lie, nor be as fast; in the tests one is its witness.
 */
export class XmlReader {
  readonly #bytes: Uint8Array;
  /** A character for each byte: all that XML has of its own is ASCII. */
  readonly #text: string;
  readonly #ascii: boolean;
  /** Every value is as it is written. */
  readonly #literal: boolean;
  readonly #ranges: ByteRange[] | undefined;
  /** Of the element that is being read. */
  readonly #path: (string | number)[] = [];
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array, ranges?: ByteRange[]) {
    const text = utf8Text(bytes);
    if (text === undefined) throw new DecodeError(t('The text is not UTF-8.'));
    this.#bytes = bytes;
    this.#ascii = text.length === bytes.length;
    this.#text = this.#ascii ? text : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    this.#literal = !notLiteral.test(text);
    this.#ranges = ranges;
  }

  /** The one element that all of it is. Throws a `DecodeError`. */
  whole(): Plain {
    this.#match(declaration);
    this.#match(space);
    if (this.#text[this.#at] !== '<') this.#refuse(t('No element begins here.'));
    const root = this.#element();
    this.#match(space);
    if (this.#at < this.#text.length) this.#refuse(t('Something follows the element.'));
    return root;
  }

  #element(): Plain {
    const from = this.#at;
    this.#counted();
    // Each level has two steps.
    if (this.#path.length >= 2 * deepest) this.#refuse(t('It is nested more than {0} deep.', deepest));
    const next = this.#text[from + 1];
    if (next === '!' || next === '?') {
      this.#refuse(t('XMPP allows neither comments nor processing instructions nor document types.'));
    }
    this.#at++;
    const element = this.#name();
    const attributes = this.#attributes();
    const children = this.#take('/>') ? [] : this.#content(element);
    this.#note([], from, this.#at);
    const tree = newObject();
    tree['element'] = element;
    if (attributes !== undefined) tree['attributes'] = attributes;
    const [only] = children;
    if (children.length === 1 && typeof only!.value === 'string') {
      this.#note(['text'], only!.from, only!.to);
      tree['text'] = only!.value;
    } else if (children.length > 0) {
      tree['children'] = children.map(({ value }) => value);
      children.forEach(({ value, from: begin, to }, i) => {
        if (typeof value === 'string') this.#note(['children', i], begin, to);
      });
    }
    return tree;
  }

  #attributes(): Plain | undefined {
    let attributes: Record<string, Plain> | undefined;
    for (;;) {
      const from = this.#at;
      const found = this.#match(attribute);
      if (found === null) break;
      const own = this.#utf8(found[1]!);
      attributes ??= newObject();
      if (Object.hasOwn(attributes, own)) this.#refuse(t('The attribute “{0}” is there twice.', own), from);
      const written = found[2] ?? found[3]!;
      const to = this.#at - 1;
      attributes[own] = this.#value(written, to - written.length, 'attribute');
      this.#note(['attributes', own], to - written.length, to);
    }
    this.#match(space);
    return attributes;
  }

  /** Up to the end of the element. */
  #content(element: string): Child[] {
    if (!this.#take('>')) this.#refuse(t('The element does not go on as XML does.'));
    const children: Child[] = [];
    for (;;) {
      const from = this.#at;
      if (this.#take('</')) {
        if (this.#name() !== element) this.#refuse(t('Here “{0}” should end.', element), from + 2);
        this.#match(space);
        if (!this.#take('>')) this.#refuse(t('The element does not go on as XML does.'));
        return children;
      }
      if (this.#text[from] === '<' && !this.#text.startsWith(cdata, from)) {
        this.#path.push('children', children.length);
        const value = this.#element();
        this.#path.length -= 2;
        children.push({ value, from, to: this.#at });
      } else this.#addText(children, from, from === this.#text.length ? this.#unended() : this.#characters());
    }
  }

  /** Texts that follow each other, as around a CDATA section, are one. */
  #addText(children: Child[], from: number, text: string): void {
    const last = children.at(-1);
    if (last !== undefined && typeof last.value === 'string') {
      last.value += text;
      last.to = this.#at;
    } else if (text !== '') children.push({ value: text, from, to: this.#at });
  }

  #characters(): string {
    const from = this.#at;
    const isCdata = this.#text.startsWith(cdata, from);
    const begin = isCdata ? from + cdata.length : from;
    const end = this.#text.indexOf(isCdata ? ']]>' : '<', begin);
    if (end < 0) return this.#unended();
    const written = this.#text.slice(begin, end);
    this.#at = isCdata ? end + 3 : end;
    if (!isCdata && written.includes(']]>')) this.#refuse(t('The text has “]]>” in it.'), begin);
    return this.#value(written, begin, isCdata ? 'cdata' : 'text');
  }

  #unended(): never {
    return this.#refuse(t('The element does not end.'), this.#text.length);
  }

  #value(written: string, offset: number, kind: XmlTextKind): string {
    this.#counted();
    const text = this.#utf8(written);
    return this.#literal ? text : xmlText(text, offset, kind);
  }

  #counted(): void {
    if (++this.#values > mostValues)
      this.#refuse(t('It has more than {0} values.', mostValues.toLocaleString('en-US')));
  }

  #name(): string {
    const found = this.#match(name);
    return found === null ? this.#refuse(t('No name begins here.')) : this.#utf8(found[0]);
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }

  #take(expected: string): boolean {
    const isThere = this.#text.startsWith(expected, this.#at);
    if (isThere) this.#at += expected.length;
    return isThere;
  }

  #utf8(latin1: string): string {
    return this.#ascii ? latin1 : Buffer.from(latin1, 'latin1').toString();
  }

  /** Where something of the element lies. */
  #note(steps: readonly (string | number)[], from: number, to: number): void {
    if (this.#ranges === undefined || this.#ranges.length >= mostRanges) return;
    this.#ranges.push({ path: [...this.#path, ...steps], from, to });
  }

  #refuse(message: string, offset = this.#at): never {
    throw new DecodeError(message, Math.min(offset, this.#bytes.length));
  }
}
