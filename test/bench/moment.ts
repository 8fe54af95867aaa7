/** From what a person does in one page of the window to what another page of it draws. */
import type { Frame, Page } from 'playwright-core';
import { within } from './within.ts';

const limit = 30_000;

/** Runs in a page: whether what is waited for is there. */
type Look = (about: string) => boolean;

/**
 * Milliseconds from the event `name` in one page, which `act` brings about, to the animation frame of the other page after
 * the one that draws what is waited for: then it is on the screen. Both are on one clock: that of the browser.
 */
export async function fromEventToDrawn(
  from: Frame | Page,
  name: 'pointerdown' | 'pointerup' | 'keydown',
  to: Frame | Page,
  look: { isThere: Look; about: string },
  act: () => Promise<void>,
): Promise<number> {
  const began = await from.evaluateHandle((event) => {
    const moment: { time?: number } = {};
    const note = ({ timeStamp }: Event): void => {
      moment.time ??= performance.timeOrigin + timeStamp;
    };
    window.addEventListener(event, note, { capture: true, once: true });
    return moment;
  }, name);
  // As text: the page's policy lets nothing make functions of strings there.
  const call = `(${waitUntilDrawn.toString()})(${look.isThere.toString()}, ${JSON.stringify(look.about)}, ${limit})`;
  const drawn = to.evaluate<number>(call);
  await act();
  const end = await within(limit + 5_000, `it is drawn: ${look.about}`, drawn);
  const { time } = await began.jsonValue();
  if (time === undefined) throw new Error(`There was no ${name}.`);
  return end - time;
}

/** Runs in the page that draws. */
function waitUntilDrawn(isThere: Look, about: string, most: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (isThere(about)) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      else if (performance.now() - began > most) reject(new Error(`It did not appear: ${about}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
