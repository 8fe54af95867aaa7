/** Milliseconds: what waits for the page comes then at the latest. */
const LONGEST_WAIT = 500;

let isNew = true;

/**
 * Runs it as soon as a page that was just opened has nothing better to do, so that the rows are drawn first; later at once.
 * Returns what prevents it.
 */
export function onceDrawn(run: () => void): () => void {
  if (!isNew) {
    run();
    return () => undefined;
  }
  const idle = (): void => {
    isNew = false;
    run();
  };
  const handle = requestIdleCallback(idle, { timeout: LONGEST_WAIT });
  return () => cancelIdleCallback(handle);
}
