import type { Outgoing } from '../contract/engine.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../contract/finding.ts';
import type { Handshake, SessionSnapshot, SessionState } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { RowViews } from './rowViews.ts';
import type { SessionDecoding } from './sessionDecoding.ts';
import type { SessionReplies } from './sessionReplies.ts';
import type { SessionStatistics } from './sessionStatistics.ts';

/** A connection and its record, or a record alone. */
export interface EngineSession {
  readonly id: string;
  readonly capture: Capture;
  readonly reader: MessageReader;
  readonly views: RowViews;
  readonly decoding: SessionDecoding;
  readonly replies: SessionReplies;
  readonly statistics: SessionStatistics;
  /** Null where nothing was written. */
  handshake(): Handshake | null;
  findings(): readonly Finding[];
  /** Null where nothing is left of the attempt. */
  seen(): Diagnosis | null;
  snapshot(): SessionSnapshot;
  readonly state: SessionState;
  /**
   * Resolves when the bytes were handed to the socket; rejects with an `RpcError` where nothing can be sent. `passed` is
   * given the row of each of the message's frames, in the moment in which that is on its way.
   */
  send(message: Outgoing, passed?: (id: number) => void): Promise<void>;
  /** Calls back whenever something was recorded, often, until the returned function is called. */
  onRecorded(listener: () => void): () => void;
  /** The same whenever its state is another one. */
  onTurned(listener: () => void): () => void;
  /** Something about it is another than its snapshot told: it is told soon. */
  touch(): void;
  /** Does not wait for the next attempt to reconnect. Throws an `RpcError` where none is waited for. */
  reconnectNow(): void;
  /** Throws away what was recorded so far. */
  clear(): Promise<void>;
  /** Ends the connection if need be, and closes the capture's files. */
  dispose(): Promise<void>;
}
