/** Milliseconds: what waits for the first rows, or for an idle moment after them, comes then at the latest. */
export const LONGEST_WAIT = 500;

const waiting = new Set<() => void>();
let isNew = true;

/**
 * Runs it as soon as the rows of a page that was just opened are drawn and there is nothing better to do; later at once.
 * Returns what prevents it.
 */
export function onceDrawn(run: () => void): () => void {
  if (isNew) waiting.add(run);
  else run();
  return () => waiting.delete(run);
}

/** The page has drawn what its reader waits for. */
export function rowsAreDrawn(): void {
  requestIdleCallback(
    () => {
      isNew = false;
      const all = [...waiting];
      waiting.clear();
      for (const run of all) run();
    },
    { timeout: LONGEST_WAIT },
  );
}
