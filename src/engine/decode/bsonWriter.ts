/** Writes documents of BSON: what `BsonReader` reads, of the types that people send. */
import { t } from '../../contract/l10n.ts';
import { deepest, isList, isObject, member, textMember, type Plain } from './plain.ts';
import { brief } from './plainText.ts';

/** Throws an Error that says what cannot be written. */
export function writeBson(tree: Plain): Uint8Array {
  if (!isObject(tree)) throw new Error(t('A document of BSON is an object.'));
  return document(Object.entries(tree), 0);
}

function document(entries: readonly (readonly [name: string, value: Plain])[], depth: number): Buffer {
  if (depth > deepest) throw new RangeError(t('It is nested more than {0} deep.', deepest));
  const elements = entries.map(([name, value]) => {
    if (name.includes('\0')) throw new Error(t('A name has no zero in it: {0}.', JSON.stringify(name)));
    const { type, body } = element(value, depth);
    return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), body]);
  });
  const body = Buffer.concat(elements);
  return Buffer.concat([int32(body.length + 5), body, Buffer.alloc(1)]);
}

function element(value: Plain, depth: number): { type: number; body: Buffer } {
  if (value === null) return { type: 0x0a, body: Buffer.alloc(0) };
  if (typeof value === 'boolean') return { type: 0x08, body: Buffer.from([value ? 1 : 0]) };
  if (typeof value === 'number' || typeof value === 'bigint') return number(value);
  if (typeof value === 'string') {
    const hex = /^h'((?:[\da-f]{2})*)'$/i.exec(value);
    return hex === null ? { type: 0x02, body: text(value) } : binary(Buffer.from(hex[1]!, 'hex'), 0);
  }
  if (isList(value)) {
    return {
      type: 0x04,
      body: document(
        value.map((one, i) => [String(i), one] as const),
        depth + 1,
      ),
    };
  }
  return extended(value) ?? { type: 0x03, body: document(Object.entries(value), depth + 1) };
}

/** What Extended JSON has a name for; undefined where it is a document. */
function extended(value: Plain): { type: number; body: Buffer } | undefined {
  const oid = textMember(value, '$oid');
  if (oid !== undefined && /^[\da-f]{24}$/i.test(oid)) return { type: 0x07, body: Buffer.from(oid, 'hex') };
  const date = member(value, '$date');
  if (date !== undefined) {
    const time = typeof date === 'string' ? Date.parse(date) : Number(textMember(date, '$numberLong') ?? date);
    if (Number.isNaN(time)) throw new Error(t('It is no time: {0}.', brief(date)));
    return { type: 0x09, body: int64(BigInt(time)) };
  }
  const bytes = member(value, '$binary');
  if (bytes !== undefined) {
    const subtype = parseInt(textMember(bytes, 'subType') ?? '00', 16);
    return binary(Buffer.from(textMember(bytes, 'base64') ?? '', 'base64'), subtype);
  }
  const names = isObject(value) ? Object.keys(value) : [];
  const known = names.find((name) => unwritten.has(name));
  if (known !== undefined) throw new Error(t('{0} of BSON is read, and not written.', known));
  return undefined;
}

/** Types that are old, or that nobody writes by hand. */
const unwritten = new Set([
  '$undefined',
  '$regularExpression',
  '$dbPointer',
  '$code',
  '$symbol',
  '$timestamp',
  '$numberDecimal',
  '$minKey',
  '$maxKey',
]);

function number(value: number | bigint): { type: number; body: Buffer } {
  if (typeof value === 'bigint') return { type: 0x12, body: int64(value) };
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value === (value | 0)) return { type: 0x10, body: int32(value) };
    if (Number.isSafeInteger(value)) return { type: 0x12, body: int64(BigInt(value)) };
  }
  const body = Buffer.alloc(8);
  body.writeDoubleLE(value);
  return { type: 0x01, body };
}

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  return Buffer.concat([int32(bytes.length), bytes]);
}

function binary(bytes: Buffer, subtype: number): { type: number; body: Buffer } {
  return { type: 0x05, body: Buffer.concat([int32(bytes.length), Buffer.from([subtype]), bytes]) };
}

function int32(value: number): Buffer {
  const body = Buffer.alloc(4);
  body.writeInt32LE(value);
  return body;
}

function int64(value: bigint): Buffer {
  const body = Buffer.alloc(8);
  body.writeBigInt64LE(BigInt.asIntN(64, value));
  return body;
}
