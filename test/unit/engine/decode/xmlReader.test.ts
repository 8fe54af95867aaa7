import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import { XmlReader } from '../../../../src/engine/decode/xmlReader.ts';
import { writeXmlElement } from '../../../../src/engine/decode/xmlWriter.ts';
import { dice, mutated } from '../../../support/decode/fuzz.ts';

const read = (text: string, ranges?: ByteRange[]): unknown =>
  structuredClone(new XmlReader(Buffer.from(text), ranges).whole());

/** What a library says: the events of the one element; undefined where it refuses it. */
function witnessed(text: string): string | undefined {
  const said: string[] = [];
  const parser = new SaxesParser();
  const refuse = (): never => {
    throw new Error('refused');
  };
  for (const event of ['doctype', 'comment', 'processinginstruction', 'error'] as const) parser.on(event, refuse);
  parser.on('text', (content) => said.push(content));
  parser.on('cdata', (content) => said.push(content));
  parser.on('opentag', ({ name, attributes }) => said.push(`<${name} ${JSON.stringify(Object.entries(attributes))}>`));
  parser.on('closetag', ({ name }) => said.push(`</${name}>`));
  try {
    parser.write(text).close();
    return said.join('').trim();
  } catch {
    return undefined;
  }
}

interface Tree {
  element: string;
  attributes?: Record<string, string>;
  children?: (Tree | string)[];
  text?: string;
}

function events(tree: Tree | string): string {
  if (typeof tree === 'string') return tree;
  const { element, attributes = {}, children = [tree.text ?? ''] } = tree;
  return `<${element} ${JSON.stringify(Object.entries(attributes))}>${children.map(events).join('')}</${element}>`;
}

function own(text: string): string | undefined {
  try {
    return events(new XmlReader(Buffer.from(text)).whole() as unknown as Tree);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

const document = '<a:b c="1" d=\'&lt;"\'>x &amp; y<e/>\r\n<![CDATA[<f>&]]><g h = "i\tj" >k</g >&#x41;&#66;</a:b>';

// XML 1.0; RFC 6120 §11.1.
describe('XML as XMPP has it', () => {
  it('is read', () => {
    expect(read(document)).toEqual({
      element: 'a:b',
      attributes: { c: '1', d: '<"' },
      children: ['x & y', { element: 'e' }, '\n<f>&', { element: 'g', attributes: { h: 'i j' }, text: 'k' }, 'AB'],
    });
    expect(read('<?xml version="1.0"?>\n<ä ö="ü">é</ä>\n')).toEqual({
      element: 'ä',
      attributes: { ö: 'ü' },
      text: 'é',
    });
  });

  it.each([
    document,
    '<a/>',
    '<a><b></a></b>',
    '<a',
    '<a b>',
    '<a b=1/>',
    '<a b="<"/>',
    '<a b="1"c="2"/>',
    '<a b="1" b="2"/>',
    '<a>]]></a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#1114112;</a>',
    '<a>&unknown;</a>',
    '<a>& b</a>',
    '<a>\u0001</a>',
    '<a/>b',
    'b<a/>',
    '</a>',
    '< a/>',
    '<a>\r\n\r</a>',
    '<!DOCTYPE a><a/>',
    '<a><!-- b --></a>',
    '<a><?b c?></a>',
    '<a><![CDATA[b</a>',
    '<a><![CDATA[]]></a>',
    '<1/>',
    '<a / >',
    '',
  ])('is read or refused as a library does: %j', (text) => {
    expect(own(text)).toBe(witnessed(text));
  });

  it('is read or refused as a library does, whatever is changed', () => {
    const roll = dice(7395);
    const alphabet = '<>/="\' &;#!?[]-abx1\n';
    let refused = 0;
    for (let i = 0; i < 5_000; i++) {
      const text = Array.from(mutated(Buffer.from(document), roll), (byte) =>
        document.includes(String.fromCharCode(byte)) ? String.fromCharCode(byte) : alphabet[byte % alphabet.length]!,
      ).join('');
      const expected = witnessed(text);
      if (expected === undefined) refused++;
      expect({ text, said: own(text) }).toEqual({ text, said: expected });
    }
    expect(refused).toBeGreaterThan(1_000);
    expect(refused).toBeLessThan(5_000);
  });

  it('is written so that it is read again', () => {
    const name = fc.stringMatching(/^[a-zé_][a-z0-9:.-]{0,5}$/);
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((one) => !/[\r\n\t]/.test(one));
    const element = fc.letrec<{ element: object }>((tie) => ({
      element: fc.record(
        {
          element: name,
          attributes: fc.dictionary(name, text, { minKeys: 1, maxKeys: 3 }),
          children: fc.tuple(text, tie('element')).map(([said, child]) => [said, child]),
        },
        { requiredKeys: ['element', 'attributes'] },
      ),
    }));
    fc.assert(
      fc.property(element.element, (tree) => {
        const plain = structuredClone(tree) as never;
        expect(read(writeXmlElement(plain))).toEqual(plain);
      }),
    );
  });

  it('tells where its values lie', () => {
    const ranges: ByteRange[] = [];
    const text = '<é a="ü">x<b>&lt;ý</b></é>';
    read(text, ranges);
    const bytes = Buffer.from(text);
    const told = ranges.map(({ path, from, to }) => [path.join('.'), bytes.subarray(from, to).toString()]);
    expect(Object.fromEntries(told)).toEqual({
      '': text,
      'attributes.a': 'ü',
      'children.0': 'x',
      'children.1': '<b>&lt;ý</b>',
      'children.1.text': '&lt;ý',
    });
  });

  it('takes no longer than it is long', () => {
    for (const text of [
      '<a>'.repeat(300_000),
      `<a ${' '.repeat(1_000_000)}`,
      `<a b="${'x'.repeat(1_000_000)}`,
      `<a>${'&'.repeat(500_000)}</a>`,
      `<a>${'<b/>'.repeat(1_000)}${'x]]'.repeat(300_000)}`,
    ]) {
      const started = process.cpuUsage();
      expect(own(text)).toBeUndefined();
      const { user } = process.cpuUsage(started);
      expect(user).toBeLessThan(2_000_000);
    }
  });
});
