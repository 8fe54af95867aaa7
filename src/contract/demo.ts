/** What the extension host asks of the demo server's worker. */
export interface DemoCalls {
  /** Listens on a free port of loopback. */
  start: { params: { port: number }; result: { url: string } };
}

export type DemoEvents = Record<never, never>;
