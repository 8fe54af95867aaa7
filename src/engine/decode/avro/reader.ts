import type { ByteRange } from '../../../contract/decoding.ts';
import { t } from '../../../contract/l10n.ts';
import { bytesText, integer, newObject, type Plain } from '../plain.ts';
import { TreeReader } from '../treeReader.ts';
import type { AvroType, Primitive } from './schema.ts';

/** The binary encoding of Avro, by its schema. A union is the value of its branch, an enum its symbol. */
export class AvroReader extends TreeReader {
  /** Of the value at this place. */
  #type: AvroType;

  constructor(bytes: Uint8Array, type: AvroType, ranges?: ByteRange[], from = 0) {
    super(bytes, ranges);
    this.#type = type;
    this.at = from;
  }

  protected read(): Plain {
    const type = this.#type;
    switch (type.kind) {
      case 'primitive':
        return this.#primitive(type.primitive);
      case 'record': {
        const object = newObject();
        for (const { name, type: of } of type.fields) object[name] = this.#of(of, name);
        return object;
      }
      case 'enum': {
        const from = this.at;
        const index = this.#count();
        return type.symbols[index] ?? this.fail(t('The enum has no value {0}.', index), from);
      }
      case 'fixed':
        return bytesText(this.take(type.size));
      case 'array': {
        const list: Plain[] = [];
        this.#blocks(() => list.push(this.#of(type.of, list.length)));
        return list;
      }
      case 'map': {
        const object = newObject();
        this.#blocks(() => {
          const name = this.text(this.#count());
          object[name] = this.#of(type.of, name);
        });
        return object;
      }
      case 'union': {
        const from = this.at;
        const index = this.#count();
        const branch = type.branches[index];
        if (branch === undefined) return this.fail(t('The union has no branch {0}.', index), from);
        return this.#of(branch);
      }
      default:
        return type satisfies never;
    }
  }

  #of(type: AvroType, step?: string | number): Plain {
    this.#type = type;
    // A branch lies where its union does.
    return step === undefined && type.kind === 'primitive' ? this.read() : this.value(step);
  }

  #primitive(primitive: Primitive): Plain {
    switch (primitive) {
      case 'null':
        return null;
      case 'boolean': {
        const byte = this.byte();
        if (byte > 1) this.fail(t('It is neither true nor false: {0}.', byte), this.at - 1);
        return byte === 1;
      }
      case 'int':
      case 'long':
        return this.#long();
      case 'float':
        return this.view.getFloat32(this.need(4), true);
      case 'double':
        return this.view.getFloat64(this.need(8), true);
      case 'bytes':
        return bytesText(this.take(this.#count()));
      case 'string':
        return this.text(this.#count());
      default:
        return primitive satisfies never;
    }
  }

  /** Arrays and maps come in blocks with a count each; a negative one is followed by the block's length in bytes. */
  #blocks(item: () => void): void {
    for (;;) {
      const from = this.at;
      const count = Number(this.#long());
      if (count === 0) return;
      if (count < 0) this.#long();
      const items = Math.abs(count);
      if (!Number.isSafeInteger(items)) this.fail(t('A block has an impossible count.'), from);
      for (let i = 0; i < items; i++) item();
    }
  }

  #count(): number {
    const from = this.at;
    const count = Number(this.#long());
    return count < 0 ? this.fail(t('It has an impossible length: {0}.', count), from) : count;
  }

  /** Zigzag, at most ten bytes of seven bits, the lowest first. Up to 49 bits are a number: bigints cost many times that. */
  #long(): number | bigint {
    const from = this.at;
    let low = 0;
    let factor = 1;
    for (let i = 0; i < 7; i++) {
      const byte = this.byte();
      low += (byte & 0x7f) * factor;
      if (byte < 0x80) return low % 2 === 0 ? low / 2 : -(low + 1) / 2;
      factor *= 128;
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return integer(BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n)));
    }
    return this.fail(t('The number has more than ten bytes.'), from);
  }
}
