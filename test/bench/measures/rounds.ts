/** Two runs beside each other so many times, in turns first and second, so that what else the machine does hits both. */
export async function rounds<A, B>(
  count: number,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<{ a: A; b: B }[]> {
  const pairs: { a: A; b: B }[] = [];
  for (let round = 0; round < count; round++) {
    if (round % 2 === 0) {
      const a = await first();
      pairs.push({ a, b: await second() });
    } else {
      const b = await second();
      pairs.push({ a: await first(), b });
    }
  }
  return pairs;
}
