import type { CDPSession, Frame } from 'playwright-core';
import { ROW_HEIGHT, topAtSlider } from '../../../webview/table/geometry.ts';
import type { Bench, Measurement } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import { panelFrame } from '../panelFrame.ts';
import { amount, result, type Result } from '../result.ts';
import { frameRate, lateness, longestBlank, wayOfWheel, type Wanted } from '../rowsSeen.ts';
import { watchRows, type SeenFrame } from '../rowsWatch.ts';
import { median, percentile } from '../statistics.ts';
import { ours } from './ours.ts';

const seconds = 5;
/** Pixels a second: some 230 rows, eight screens. */
const wheelSpeed = 5_000;
/** Milliseconds between two movements of the mouse: more often than frames are drawn. */
const mouseEvery = 8;

/** How smoothly the rows of a long capture go by. */
export const scrolling: Measurement = {
  about: 'scrolling 10,000,000 rows',
  async measure(bench) {
    const window = await bench.window();
    const { frames, result: run } = await ours(bench, window, 'text128', bench.scale.longCapture);
    await window.call('show', { session: run.connections[0]!.id });
    const panel = await panelFrame(window.page);
    await panel.locator('#rows [role=row]').first().waitFor();
    const input = await window.page.context().newCDPSession(window.page);
    try {
      const wheels = await times(bench, () => wheel(panel, input));
      const drags = await times(bench, () => drag(panel, input, window));
      const rows = amount(frames);
      return [
        ...results(`scrolling ${rows} rows with the wheel`, wheels, {
          moving: 'the rows',
          how: `Wheel events from Chromium’s own input pipeline, ${amount(wheelSpeed)} pixels a second for ${seconds} s a round;`,
        }),
        ...results(`dragging the scroll bar through ${rows} rows`, drags, {
          moving: 'the slider',
          how: `The slider is drawn from the first row to the last in ${seconds} s a round, a movement of the mouse each ${mouseEvery} ms;`,
        }),
      ];
    } finally {
      await input.detach();
      await window.call('closePanels', null);
    }
  },
};

interface Scrolled {
  frames: SeenFrame[];
  /** Frames in which what the person moves is elsewhere, a second. */
  rate: number;
  /** All of them. */
  all: number;
  blank: number;
  late: number[];
}

async function times(bench: Bench, round: () => Promise<Scrolled>): Promise<Scrolled[]> {
  await round();
  const rounds: Scrolled[] = [];
  for (let i = 0; i < bench.scale.scrolls; i++) rounds.push(await round());
  return rounds;
}

function results(
  what: string,
  rounds: readonly Scrolled[],
  { moving, how }: { moving: string; how: string },
): Result[] {
  const late = rounds.flatMap((round) => round.late);
  const places = rounds[0]!.frames[0]!.places;
  return [
    result({
      what: `${what}: frames drawn`,
      rounds: rounds.map(({ rate }) => rate),
      unit: 'a second',
      bar: { is: 'at-least', limit: 55 },
      how: `${how} animation frames of the panel’s page in which ${moving} stood elsewhere than in the frame before, on the page’s clock; all of its frames: ${amount(median(rounds.map(({ all }) => all)))} a second. Chromium is headless and draws with the processor: its frame clock gives 60 a second at most, and no frame where the page, or the drawing of the one before, is not done.`,
    }),
    result({
      what: `${what}: longest that a place was empty`,
      rounds: rounds.map(({ blank }) => blank),
      unit: 'ms',
      bar: { is: 'at-most', limit: 100 },
      how: `In each frame all ${places} places are read: whether they have number and payload of a row.`,
    }),
    result({
      what: `${what}: longest that the rows were others than the reader’s`,
      rounds: [Math.max(...late, ...rounds.map(({ blank }) => blank))],
      unit: 'ms',
      bar: { is: 'at-most', limit: 100 },
      how: `For how long the reader has been elsewhere than the rows shown, which stay until the others have come. Median ${amount(median(late))} ms, p95 ${amount(percentile(late, 95))} ms.`,
    }),
  ];
}

/** Upwards; throws where the rows did not come as far as the wheel did. */
async function wheel(panel: Frame, input: CDPSession): Promise<Scrolled> {
  const { x, y } = await centreOf(panel, '#rows');
  const from = await topOf(panel);
  const stop = await watchRows(panel);
  const yDistance = wheelSpeed * seconds;
  const gesture = { x, y, yDistance, speed: wheelSpeed, gestureSourceType: 'mouse' as const, preventFling: true };
  await input.send('Input.synthesizeScrollGesture', gesture);
  const seen = await stop();
  const [first, last] = [seen.wheel[0]?.time ?? Infinity, seen.wheel.at(-1)?.time ?? 0];
  const moved = seen.frames.filter(({ looked }) => looked >= first && looked <= last);
  const way = wayOfWheel(seen, from, ROW_HEIGHT);
  await arrived(panel, from - yDistance / ROW_HEIGHT);
  return scrolled(moved, way, (a, b) => a.top !== b.top);
}

/** From the first row to the last. */
async function drag(panel: Frame, input: CDPSession, { page }: BenchWindow): Promise<Scrolled> {
  await panel.locator('#rows').press('Home');
  await arrived(panel, 0);
  const { height, total, grip } = await panel.evaluate(() => {
    const slider = document.querySelector('#rows .slider')!.getBoundingClientRect();
    return {
      height: document.querySelector('#rows .scrollbar')!.clientHeight,
      total: Number(document.getElementById('rows')!.getAttribute('aria-rowcount')),
      grip: slider.top + slider.height / 2,
    };
  });
  const { x, y } = await centreOf(panel, '#rows .slider');
  const length = height - (await panel.locator('#rows .slider').evaluate((slider) => slider.clientHeight));
  await page.mouse.move(x, y);
  await page.mouse.down();
  const stop = await watchRows(panel);
  const moves: Promise<unknown>[] = [];
  const began = performance.now();
  for (let part = 0; part < 1;) {
    part = Math.min(1, (performance.now() - began) / (seconds * 1000));
    const to = { type: 'mouseMoved' as const, x, y: y + part * length, button: 'left' as const, buttons: 1 };
    moves.push(input.send('Input.dispatchMouseEvent', to));
    await new Promise((resolve) => setTimeout(resolve, mouseEvery));
  }
  await Promise.all(moves);
  const seen = await stop();
  await page.mouse.up();
  const way = seen.pointer.map(({ time, y: at }) => ({
    time,
    top: topAtSlider(at - grip, total, height / ROW_HEIGHT, height),
  }));
  await arrived(panel, way.at(-1)?.top ?? 0);
  return scrolled(seen.frames, way, (a, b) => a.slider !== b.slider);
}

function scrolled(frames: SeenFrame[], way: Wanted[], differ: (a: SeenFrame, b: SeenFrame) => boolean): Scrolled {
  return {
    frames,
    rate: frameRate(frames, differ),
    all: frameRate(frames),
    blank: longestBlank(frames),
    late: lateness(frames, way),
  };
}

async function centreOf(panel: Frame, selector: string): Promise<{ x: number; y: number }> {
  const box = await panel.locator(selector).boundingBox();
  if (!box) throw new Error(`Nothing is drawn of ${selector}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The row at the upper edge, with a fraction. */
async function topOf(panel: Frame): Promise<number> {
  const stop = await watchRows(panel);
  await panel.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return (await stop()).frames.at(-1)!.top;
}

/** Waits until the rows stand there; a row more or less is the pixel that the mouse was beside. */
async function arrived(panel: Frame, top: number): Promise<void> {
  const tolerance = top === 0 ? 0 : Math.max(2, top / 500);
  for (let tries = 0; tries < 100; tries++) {
    if (Math.abs((await topOf(panel)) - top) <= tolerance) return;
  }
  throw new Error(`The rows did not come to ${top}; they stand at ${await topOf(panel)}.`);
}
