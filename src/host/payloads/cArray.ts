/** A payload as an array of C, as `xxd -i` writes it. */

const perLine = 12;

/** `id` names it: `frame_7`. An array of no elements is no C (C17 §6.7.9): its length tells that it is empty. */
export function cArray(payload: Uint8Array, id: number): string {
  const name = `frame_${id}`;
  const lines: string[] = [];
  for (let from = 0; from < payload.length; from += perLine) {
    const line = Array.from(
      payload.subarray(from, from + perLine),
      (byte) => `0x${byte.toString(16).padStart(2, '0')}`,
    );
    lines.push(`  ${line.join(', ')}`);
  }
  const values = lines.length === 0 ? '{0}' : `{\n${lines.join(',\n')}\n}`;
  return `unsigned char ${name}[] = ${values};\nunsigned int ${name}_len = ${payload.length};`;
}
