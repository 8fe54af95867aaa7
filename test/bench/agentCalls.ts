/** What the benchmarks ask of their part inside the extension host. Times are milliseconds of its own clock. */
import type { View } from '../../src/contract/model.ts';

export interface AgentCalls {
  /** Connects to all the addresses at once and waits until every connection is closed. */
  stream: { params: StreamRequest; result: StreamResult };
  /** Opens a connection that stays open, with its panel; tells its session. */
  open: { params: { url: string }; result: string };
  /** Waits until this session's connection is closed. */
  ended: { params: { session: string }; result: Connection };
  /** Opens the panel of a session. */
  show: { params: { session: string }; result: null };
  /** Closes all editors, and what is still connected. */
  closePanels: { params: null; result: null };
  /** Puts an item into the status bar that opens an empty panel. To be asked for once. */
  offerEmptyPanel: { params: null; result: null };
  /** Windows of rows, one after the other. */
  rows: { params: { session: string; starts: readonly number[]; count: number }; result: number[] };
  count: { params: { session: string; filter: string; view: View }; result: { milliseconds: number; rows: number } };
  /** Ends the engine's hold on earlier captures, so that their files can be deleted. */
  release: { params: { url: string }; result: null };
  /** Resident memory of the process, in bytes. */
  memory: { params: null; result: number };
  /** Activates, then runs a command twice: the first time the rest of the extension is loaded for it. */
  activate: { params: null; result: { milliseconds: number; firstUse: number; secondUse: number } };
  startProfile: { params: null; result: null };
  /** Writes a .cpuprofile of the engine's thread. */
  stopProfile: { params: { file: string }; result: null };
  end: { params: null; result: null };
}

export interface StreamRequest {
  urls: readonly string[];
  /** Show the panel. */
  show: boolean;
  /** Take the resident memory each time so many frames more were captured. */
  sampleEvery?: number;
}

/** How much of a connection was captured, beside what its sender announced. */
export interface Connection {
  id: string;
  frames: number;
  announced: number;
  lost: number;
}

export interface StreamResult {
  /** From the first call of `connect` to the last connection's end. */
  milliseconds: number;
  connections: Connection[];
  /** Of the extension host's event loop, milliseconds. */
  delay: { p50: number; p99: number; max: number };
  memory: { frames: number; bytes: number }[];
}
