/** A long payload is read in pages: what is drawn stays short, however long it is. */

/** Bytes of a page. */
export const PAGE = 16_384;

/** Where the page with this byte begins. */
export function pageStart(offset: number, total: number): number {
  const last = Math.max(0, total - 1);
  return Math.floor(Math.min(Math.max(0, offset), last) / PAGE) * PAGE;
}

/** An offset as a person writes it: `4096`, `0x1000`; undefined for anything else. */
export function readOffset(text: string): number | undefined {
  const written = text.trim();
  if (!/^(?:0x[0-9a-f]{1,12}|\d{1,15})$/i.test(written)) return undefined;
  return Number(written);
}
