/** A number from a URL's query, kept within its bounds; `otherwise` where there is none, or something else. */
export function queryNumber(
  query: URLSearchParams,
  name: string,
  { otherwise, low, high }: { otherwise: number; low: number; high: number },
): number {
  const text = query.get(name);
  const value = text === null || text.trim() === '' ? otherwise : Number(text);
  return Math.min(Math.max(Number.isFinite(value) ? value : otherwise, low), high);
}
