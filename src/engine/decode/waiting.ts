/** Messages that wait for those that complete them: joined once, however many they are. */
export interface Waiting {
  readonly before: Waiting | undefined;
  readonly bytes: Uint8Array;
  /** Of all of them. */
  readonly length: number;
}

/** One more behind them. It is copied, as the bytes of a message are valid only while it is looked at. */
export function waitingWith(before: Waiting | undefined, bytes: Uint8Array): Waiting {
  if (bytes.length === 0 && before !== undefined) return before;
  return { before, bytes: Uint8Array.from(bytes), length: (before?.length ?? 0) + bytes.length };
}

/** All of them, and the last one. */
export function joined(waiting: Waiting | undefined, last: Uint8Array): Buffer {
  const parts: Uint8Array[] = [last];
  for (let one = waiting; one !== undefined; one = one.before) parts.push(one.bytes);
  return Buffer.concat(parts.reverse());
}

/** The last bytes of them, and of the last one. */
export function endOf(waiting: Waiting | undefined, last: Uint8Array, length: number): Buffer {
  const end: number[] = [];
  const take = (bytes: Uint8Array): void => {
    const missing = length - end.length;
    if (missing > 0) end.unshift(...bytes.subarray(-missing));
  };
  take(last);
  for (let one = waiting; one !== undefined && end.length < length; one = one.before) take(one.bytes);
  return Buffer.from(end);
}
