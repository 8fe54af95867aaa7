import { t } from '../../contract/l10n.ts';
import { SaxesParser } from 'saxes';
import { DecodeError } from './format.ts';
import { deepest, isList, isObject, member, newObject, objectOf, textMember, type Plain } from './plain.ts';
import { mostValues } from './treeReader.ts';

/** One that is being read. */
interface Open {
  readonly element: string;
  readonly attributes: Record<string, Plain>;
  readonly children: Plain[];
}

/**
 * The one element that the text is: `{ element, attributes, children }`, `text` in the place of children where there is
 * nothing else. Comments, processing instructions and document types are refused, as are entities but the five of XML
 * itself (RFC 6120 §11.1): nothing is ever expanded. Throws a `DecodeError`.
 */
export function readXmlElement(text: string): Plain {
  // Without a handler of its own the parser throws, and is not to be used any more.
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: Plain | undefined;
  let count = 0;
  const refuse = (message: string): never => {
    throw new DecodeError(message, offsetOf(text, parser.position));
  };
  const counted = (): void => {
    if (++count > mostValues) refuse(t('It has more than {0} values.', mostValues.toLocaleString('en-US')));
  };
  const addText = (content: string): void => {
    counted();
    open.at(-1)?.children.push(content);
  };
  const notAllowed = (): never =>
    refuse(t('XMPP allows neither comments nor processing instructions nor document types.'));
  parser.on('doctype', notAllowed);
  parser.on('comment', notAllowed);
  parser.on('processinginstruction', notAllowed);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => refuse(t('It is not XML: {0}.', error.message.replace(/^\d+:\d+: |\.$/g, ''))));
  parser.on('opentag', ({ name, attributes }) => {
    counted();
    if (open.length >= deepest) refuse(t('It is nested more than {0} deep.', deepest));
    const own = newObject();
    for (const [attribute, value] of Object.entries(attributes)) own[attribute] = value;
    open.push({ element: name, attributes: own, children: [] });
  });
  parser.on('closetag', () => {
    const closed = treeOf(open.pop()!);
    if (open.length === 0) root = closed;
    else open.at(-1)!.children.push(closed);
  });
  parser.write(text).close();
  return root ?? refuse(t('There is no element.'));
}

/** Texts that follow each other, as around a CDATA section, are one. */
function treeOf({ element, attributes, children }: Open): Plain {
  const joined: Plain[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else joined.push(child);
  }
  const [only] = joined;
  const content =
    joined.length === 1 && typeof only === 'string' ? { text: only } : joined.length > 0 ? { children: joined } : {};
  return objectOf({ element, ...(Object.keys(attributes).length > 0 ? { attributes } : {}), ...content });
}

/** Of the byte at this place of the text. */
function offsetOf(text: string, position: number): number {
  return Buffer.byteLength(text.slice(0, position));
}

const nameOfXml = /^[\p{L}_:][\p{L}\p{N}_:.-]*$/u;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Writes what `readXmlElement` reads. Throws an Error that says what cannot be written. */
export function writeXmlElement(tree: Plain, depth = 0): string {
  if (typeof tree === 'string') return escaped(tree);
  if (depth > deepest) throw new RangeError(t('It is nested more than {0} deep.', deepest));
  const element = named(textMember(tree, 'element') ?? '');
  const attributes = member(tree, 'attributes');
  const children = member(tree, 'children');
  const begin = Object.entries(isObject(attributes) ? attributes : {}).map(
    ([name, value]) => ` ${named(name)}="${escaped(typeof value === 'string' ? value : JSON.stringify(value))}"`,
  );
  const content = isList(children)
    ? children.map((child) => writeXmlElement(child, depth + 1)).join('')
    : escaped(textMember(tree, 'text') ?? '');
  return `<${element}${begin.join('')}${content === '' ? '/>' : `>${content}</${element}>`}`;
}

function named(name: string): string {
  if (!nameOfXml.test(name)) throw new Error(t('“{0}” is no name of XML.', name));
  return name;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => escapes[one]!);
}
