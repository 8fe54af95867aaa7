import type { BenchWindow, Vscode } from './benchWindow.ts';
import type { Peers } from './peers.ts';
import type { Result } from './result.ts';
import type { Scale } from './scale.ts';

/** What a measurement works with. */
export interface Bench {
  readonly scale: Scale;
  readonly peers: Peers;
  readonly vscode: Vscode;
  /** The built extension. */
  readonly extension: string;
  /** A folder for files that are not to stay. */
  readonly scratch: string;
  /** The window that most measurements share; its engine is warm. */
  window(): Promise<BenchWindow>;
  /** Takes a profile of the engine while `work` runs where profiles were asked for. */
  profiled<T>(window: BenchWindow, name: string, work: () => Promise<T>): Promise<T>;
  readonly profiling: boolean;
}

export interface Measurement {
  readonly about: string;
  measure(bench: Bench): Promise<Result[]>;
}
