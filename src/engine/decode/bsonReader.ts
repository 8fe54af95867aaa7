import { t } from '../../contract/l10n.ts';
import { decimal128 } from './decimal128.ts';
import { bytesText, integer, newObject, objectOf, type Plain } from './plain.ts';
import { TreeReader } from './treeReader.ts';

/** A length, and the zero at the end. */
const shortestDocument = 5;

/**
 * BSON (bsonspec.org, version 1.1). Values that JSON has not are written as MongoDB's Extended JSON (relaxed, version 2) does;
 * plain binary data as `h'00ff'`.
 */
export class BsonReader extends TreeReader {
  /** Of the value at this place; what is not inside of anything is a document. */
  #type = 0x03;

  protected read(): Plain {
    switch (this.#type) {
      case 0x01:
        return this.view.getFloat64(this.need(8), true);
      case 0x02:
        return this.#string();
      case 0x03:
        return this.#document();
      case 0x04:
        return this.#array();
      case 0x05:
        return this.#binary();
      case 0x06:
        return objectOf({ $undefined: true });
      case 0x07:
        return objectOf({ $oid: hexOf(this.take(12)) });
      case 0x08:
        return this.#boolean();
      case 0x09:
        return objectOf({ $date: dateOf(this.#int64()) });
      case 0x0a:
        return null;
      case 0x0b:
        return objectOf({
          $regularExpression: objectOf({ pattern: this.#cstring(), options: this.#cstring() }),
        });
      case 0x0c:
        return objectOf({
          $dbPointer: objectOf({ $ref: this.#string(), $id: objectOf({ $oid: hexOf(this.take(12)) }) }),
        });
      case 0x0d:
        return objectOf({ $code: this.#string() });
      case 0x0e:
        return objectOf({ $symbol: this.#string() });
      case 0x0f:
        return this.#scopedCode();
      case 0x10:
        return this.#int32();
      case 0x11: {
        const i = this.view.getUint32(this.need(4), true);
        return objectOf({ $timestamp: objectOf({ t: this.view.getUint32(this.need(4), true), i }) });
      }
      case 0x12:
        return integer(this.#int64());
      case 0x13:
        return objectOf({ $numberDecimal: decimal128(this.take(16)) });
      case 0xff:
        return objectOf({ $minKey: 1 });
      case 0x7f:
        return objectOf({ $maxKey: 1 });
      default:
        return this.fail(t('There is no type {0} in BSON.', `0x${this.#type.toString(16).padStart(2, '0')}`));
    }
  }

  #document(): Plain {
    const object = newObject();
    this.#elements((name) => {
      object[name] = this.value(name);
    });
    return object;
  }

  #array(): Plain {
    const list: Plain[] = [];
    // Their names are their indexes, which nobody checks.
    this.#elements(() => {
      list.push(this.value(list.length));
    });
    return list;
  }

  protected override get opens(): boolean {
    return this.#type === 0x03 || this.#type === 0x04 || this.#type === 0x0f;
  }

  /** A document says how long it is, and so does code with one. */
  protected override passDeep(): void {
    const end = this.#end();
    this.at = end - 1;
    if (this.byte() !== 0) this.fail(t('The document does not end with a zero.'), this.at - 1);
  }

  /** Of the document that begins here. */
  #end(): number {
    const from = this.at;
    const length = this.#int32();
    const end = from + length;
    if (length >= shortestDocument && end <= this.bytes.length) return end;
    return this.fail(
      t('The document says that it has {0} bytes, and {1} are there.', length, this.bytes.length - from),
      from,
    );
  }

  #elements(element: (name: string) => void): void {
    const end = this.#end();
    while (this.at < end - 1) {
      const type = this.byte();
      const name = this.#cstring();
      this.#type = type;
      element(name);
      if (this.at >= end) this.fail(t('The value goes past the end of its document.'), end);
    }
    if (this.byte() !== 0) this.fail(t('The document does not end with a zero.'), this.at - 1);
  }

  #string(): string {
    const from = this.at;
    const length = this.#int32();
    if (length < 1) this.fail(t('The text has an impossible length: {0}.', length), from);
    const text = this.text(length - 1);
    if (this.byte() !== 0) this.fail(t('The text does not end with a zero.'), this.at - 1);
    return text;
  }

  #cstring(): string {
    const { at: from, bytes } = this;
    let end = from;
    // Names are short: a call that looks for the zero costs more.
    while (end < bytes.length && bytes[end] !== 0) end++;
    if (end === bytes.length) this.fail(t('The name does not end.'), from);
    const name = this.nameText(end - from);
    this.at = end + 1;
    return name;
  }

  #binary(): Plain {
    const from = this.at;
    const length = this.#int32();
    if (length < 0) this.fail(t('The bytes have an impossible length: {0}.', length), from);
    const subtype = this.byte();
    const bytes = this.take(length, 'bytes');
    if (subtype === 0) return bytesText(bytes);
    const base64 = Buffer.from(bytes).toString('base64');
    return objectOf({ $binary: objectOf({ base64, subType: subtype.toString(16).padStart(2, '0') }) });
  }

  #boolean(): boolean {
    const byte = this.byte();
    if (byte > 1) this.fail(t('It is neither true nor false: {0}.', byte), this.at - 1);
    return byte === 1;
  }

  #scopedCode(): Plain {
    this.#int32();
    const code = this.#string();
    this.#type = 0x03;
    return objectOf({ $code: code, $scope: this.value('$scope') });
  }

  #int32(): number {
    return this.view.getInt32(this.need(4), true);
  }

  #int64(): bigint {
    return this.view.getBigInt64(this.need(8), true);
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** As Extended JSON has it: ISO 8601 between 1970 and 9999, else milliseconds. */
function dateOf(milliseconds: bigint): Plain {
  const year9999 = 253_402_300_799_999n;
  if (milliseconds >= 0n && milliseconds <= year9999)
    return new Date(Number(milliseconds)).toISOString().replace('.000Z', 'Z');
  return objectOf({ $numberLong: milliseconds.toString() });
}
