/** What the tests of one `describe` share: a window, the server that it connects to, and the panel that they look at. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startDemoServer } from '../../../src/demo/server.ts';
import { openWindow, type OpenedWindow, type OpenWindowOptions } from './openWindow.ts';
import { runAndAnswer } from './quickInput.ts';
import { takeSharedWindow } from './sharedWindow.ts';
import { panelFrame } from './webviews.ts';

/** A server that stands beside the window, and ends after it. */
export interface Peer {
  /** `ws://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** To be used in hooks and tests alone: before, there is neither window nor server. */
export interface WindowStory {
  readonly window: OpenedWindow;
  readonly page: Page;
  /** The server's, as a `Peer` has it. */
  readonly url: string;
  /** The panel that was looked at last. */
  readonly panel: FrameLocator;
  /** Looks at the panel in sight, or at the one in sight that has `title` in its title. */
  readonly lookAtPanel: (title?: string) => Promise<void>;
  /** By _Connect…_, to this path of the server; looks at its panel, found by `title` where there are others in sight. */
  readonly connect: (path: string, title?: string) => Promise<void>;
  readonly grid: () => Locator;
  readonly rows: () => Locator;
  readonly row: (id: number) => Locator;
  readonly rowCount: () => Promise<number>;
  readonly isSelected: (id: number) => Promise<boolean>;
  readonly filter: () => Locator;
  readonly message: () => Locator;
  readonly button: (name: string) => Locator;
  /** The word for the state of the connection, where that is what the header says. */
  readonly state: (word: 'Open' | 'Closed' | 'Connecting' | 'Failed' | 'Capture') => Locator;
  /** By the composer, without waiting for anything to come of it. */
  readonly send: (text: string) => Promise<void>;
  readonly clipboard: () => Promise<string>;
  /** A path in the window's folder. */
  readonly file: (...names: string[]) => string;
  /** Writes a file of the window's folder, in folders that need not be there. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
}

export interface StoryOptions {
  /** One of its own, which is like that; by default it is the one that stories share. */
  readonly window?: OpenWindowOptions;
  /** Starts what is connected to; none by default. */
  readonly server?: () => Promise<Peer>;
}

export function demo(): Promise<Peer> {
  return startDemoServer({ port: 0 });
}

/**
 * Starts the server, then opens a window or takes the shared one, before the tests of the `describe` (or file) in which it is called; ends both after
 * them, in the other order. Hooks that are registered later find them there.
 */
export function tellInWindow({ window: own, server }: StoryOptions = {}): WindowStory {
  let peer: Peer | undefined;
  let window: OpenedWindow | undefined;
  let panel: FrameLocator | undefined;

  beforeAll(async () => {
    peer = await server?.();
    window = own === undefined ? await takeSharedWindow() : await openWindow(own);
  });
  afterAll(async () => {
    if (own !== undefined) await window?.close();
    await peer?.stop();
  });

  const story: WindowStory = {
    get window() {
      return there(window, 'window');
    },
    get page() {
      return story.window.page;
    },
    get url() {
      return there(peer, 'server').url;
    },
    get panel() {
      return there(panel, 'panel');
    },
    async lookAtPanel(title) {
      panel = await panelFrame(story.page, title);
    },
    async connect(path, title) {
      await runAndAnswer(story.page, 'WebSocket: Connect…', [{ typed: `${story.url}${path}` }]);
      await story.lookAtPanel(title);
    },
    grid: () => story.panel.getByRole('grid', { name: 'Frames' }),
    rows: () => story.grid().getByRole('row'),
    row: (id) => story.panel.locator(`#rows .row[data-id="${id}"]`),
    rowCount: async () => Number(await story.grid().getAttribute('aria-rowcount')),
    isSelected: async (id) => (await story.row(id).getAttribute('aria-selected')) === 'true',
    filter: () => story.panel.getByRole('searchbox', { name: 'Filter' }),
    message: () => story.panel.getByRole('textbox', { name: 'Message' }),
    button: (name) => story.panel.getByRole('button', { name, exact: true }),
    state: (word) => story.panel.getByText(word, { exact: true }),
    async send(text) {
      await story.message().fill(text);
      await story.button('Send').click();
    },
    clipboard: () => story.page.evaluate(() => navigator.clipboard.readText()),
    file: (...names) => join(story.window.workspace, ...names),
    async write(name, content) {
      await mkdir(dirname(story.file(name)), { recursive: true });
      await writeFile(story.file(name), content);
    },
  };
  return story;
}

function there<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`There is no ${name} yet.`);
  return thing;
}
