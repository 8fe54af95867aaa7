/** A longer name is made anew each time. */
const longest = 32;
const places = 512;

/**
 * Names of members that were read lately: messages of a connection have the same ones, and comparing bytes is quicker than
 * making a text of them. It holds so many at most.
 */
const lately: (string | undefined)[] = new Array<string | undefined>(places).fill(undefined);

/** The text that these bytes are, where they are ASCII and few; undefined where they are not. */
export function shortName(bytes: Uint8Array, from: number, to: number): string | undefined {
  const length = to - from;
  if (length === 0 || length > longest) return undefined;
  const place = (length * 37 + bytes[from]! * 7 + bytes[to - 1]! * 3 + bytes[from + (length >> 1)]!) % places;
  const known = lately[place];
  if (known?.length === length) {
    let i = 0;
    while (i < length && known.charCodeAt(i) === bytes[from + i]) i++;
    if (i === length) return known;
  }
  let name = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return undefined;
    name += String.fromCharCode(byte);
  }
  lately[place] = name;
  return name;
}
