import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Of one character: no more is read of a reference. */
const reference = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));|&/g;
/** What is no character of XML (1.0, §2.2). */
// eslint-disable-next-line no-control-regex
const noCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

export type XmlTextKind = 'text' | 'cdata' | 'attribute';

/** What a text of XML means, whose first byte in the payload is at `offset` (1.0, §2.11, §3.3.3, §4.1). Throws a `DecodeError`. */
export function xmlText(written: string, offset: number, kind: XmlTextKind): string {
  if (noCharacter.test(written)) throw new DecodeError(t('A character is none of XML.'), offset);
  const lines = kind === 'attribute' ? written.replace(/\r\n|[\t\r\n]/g, ' ') : written.replace(/\r\n?/g, '\n');
  if (kind === 'cdata' || !lines.includes('&')) return lines;
  return lines.replace(reference, (_, decimal?: string, hex?: string, name?: string) => {
    const meant =
      name === undefined ? characterOf(decimal, hex) : Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (meant === undefined) throw new DecodeError(t('An entity is none of the five that XML has itself.'), offset);
    return meant;
  });
}

function characterOf(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const character = String.fromCodePoint(code);
  return noCharacter.test(character) ? undefined : character;
}
