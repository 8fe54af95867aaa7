import type { Outgoing } from '../contract/engine.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../contract/finding.ts';
import type { Handshake, SessionSnapshot } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { RowViews } from './rowViews.ts';
import type { SessionReplies } from './sessionReplies.ts';
import type { SessionStatistics } from './sessionStatistics.ts';

/** A connection and its record, or a record alone. */
export interface EngineSession {
  readonly id: string;
  readonly capture: Capture;
  readonly reader: MessageReader;
  readonly views: RowViews;
  readonly replies: SessionReplies;
  readonly statistics: SessionStatistics;
  /** Null where nothing was written. */
  handshake(): Handshake | null;
  findings(): readonly Finding[];
  /** Null where nothing is left of the attempt. */
  seen(): Diagnosis | null;
  snapshot(): SessionSnapshot;
  /** Rejects with an `RpcError` where nothing can be sent. */
  send(message: Outgoing): Promise<void>;
  /** Does not wait for the next attempt to reconnect. Throws an `RpcError` where none is waited for. */
  reconnectNow(): void;
  /** Throws away what was recorded so far. */
  clear(): Promise<void>;
  /** Ends the connection if need be, and closes the capture's files. */
  dispose(): Promise<void>;
}
