/** Bytes of a payload in one line; of a length that three divides, as Base64 likes it. */
export const linePayload = 3 * 1024 * 1024;

/** The same bytes in as few pieces as lines may have; one at least. */
export function* joinedPieces(pieces: Iterable<Uint8Array>): Generator<{ bytes: Buffer; more: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      if (length === linePayload) {
        yield { bytes: Buffer.concat(held), more: true };
        held = [];
        length = 0;
      }
      const taken = piece.subarray(at, at + linePayload - length);
      held.push(taken);
      length += taken.length;
      at += taken.length;
    }
  }
  yield { bytes: Buffer.concat(held), more: false };
}
