/** What tags of CBOR say that people read otherwise than it is sent. */
import { textMember, type Plain, type PlainObject } from './plain.ts';

/** RFC 3339, as tag 0 has it (RFC 8949 §3.4.1). */
const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const uuid = /^h'([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})'$/;
/** Milliseconds from 1970 that a date can be away. */
const farthest = 8.64e15;
const dayMilliseconds = 86_400_000;

/**
 * Beside the value, where it is what the tag says: `date` in UTC of tags 0 and 1 (RFC 8949 §3.4.1, §3.4.2) and 100 (RFC 8943),
 * `uuid` of tag 37.
 */
export function tagMeaning(tag: number | bigint, value: Plain): PlainObject {
  switch (tag) {
    case 0:
      return typeof value === 'string' && dateTime.test(value) ? dated(Date.parse(value.toUpperCase())) : {};
    case 1:
      return typeof value === 'number' ? dated(Math.round(value * 1_000)) : {};
    case 37:
      return typeof value === 'string' && uuid.test(value) ? { uuid: value.replace(uuid, '$1-$2-$3-$4-$5') } : {};
    case 100:
      return typeof value === 'number' && Number.isInteger(value) ? dated(value * dayMilliseconds, 'T00:00:00Z') : {};
    default:
      return {};
  }
}

/** Without its end where that is `without`. */
function dated(milliseconds: number, without = ''): PlainObject {
  if (!(Math.abs(milliseconds) <= farthest)) return {};
  const date = new Date(milliseconds).toISOString().replace('.000Z', 'Z');
  return { date: date.endsWith(without) ? date.slice(0, date.length - without.length) : date };
}

/** The names of what stands beside a value, where that says the same; undefined where it says something else. */
export function sameMeaning(object: PlainObject): readonly string[] | undefined {
  const { tag, value } = object;
  if ((typeof tag !== 'number' && typeof tag !== 'bigint') || value === undefined) return [];
  const beside = ['date', 'uuid'].filter((name) => Object.hasOwn(object, name));
  const meaning = tagMeaning(tag, value);
  return beside.every((name) => textMember(object, name) === textMember(meaning, name)) ? beside : undefined;
}
