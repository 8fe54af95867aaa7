/** A message is sent in at most so many frames, so that a slip of the hand does not become millions of them. */
export const mostFragments = 100_000;

/** How many frames a message of so many bytes becomes. */
export function fragmentCount(length: number, size: number): number {
  return Math.max(1, Math.ceil(length / size));
}

/** The pieces of a message: of these lengths, as far as there is something for them, and a last one of what is left. */
export function* piecesOfLengths(
  bytes: Uint8Array,
  lengths: readonly number[],
): Generator<{ bytes: Uint8Array; fin: boolean }> {
  let at = 0;
  for (const length of lengths) {
    yield { bytes: bytes.subarray(at, at + length), fin: false };
    at = Math.min(bytes.length, at + length);
  }
  yield { bytes: bytes.subarray(at), fin: true };
}

/** The pieces of a message, each `size` bytes but for the last one; of an empty message one that is empty (RFC 6455 §5.4). */
export function* piecesOf(bytes: Uint8Array, size: number): Generator<{ bytes: Uint8Array; fin: boolean }> {
  const count = fragmentCount(bytes.length, size);
  for (let i = 0; i < count; i++) yield { bytes: bytes.subarray(i * size, (i + 1) * size), fin: i === count - 1 };
}
