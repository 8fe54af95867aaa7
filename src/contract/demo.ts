import type { Translations } from './l10n.ts';

/** Given to the demo server's worker when it starts. */
export interface DemoOptions {
  /** What it says to people, where that is not English. */
  translations?: Translations | undefined;
}

/** What the extension host asks of the demo server's worker. */
export interface DemoCalls {
  /** Listens on a free port of loopback. */
  start: {
    params: { port: number };
    /** `paths`: what it serves, the feeds for people first; the person chooses from them. */
    result: { url: string; paths?: readonly DemoPathInfo[] };
  };
}

export interface DemoPathInfo {
  /** Begins with `/`. */
  path: string;
  /** One sentence. */
  description: string;
}

/** It tells nothing of itself. */
export type DemoEvents = object;
