import { t } from '../../contract/l10n.ts';
import { deepest, isList, isObject, member, textMember, type Plain } from './plain.ts';

const nameOfXml = /^[\p{L}_:][\p{L}\p{N}_:.-]*$/u;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Writes what `XmlReader` reads. Throws an Error that says what cannot be written. */
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
