import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../contract/finding.ts';
import type { Handshake, SessionSnapshot, SourceOfCapture } from '../contract/model.ts';
import { Capture } from './capture/capture.ts';
import type { LogSections } from './capture/captureFiles.ts';
import { summaryOf, type ConnectionsSummary } from './capture/connectionMeta.ts';
import { MessageReader } from './capture/messageReader.ts';
import { closedWith } from './closedWith.ts';
import { recordedDiagnosis } from './diagnosis.ts';
import type { EngineSession } from './engineSession.ts';
import { fileWords } from './fileWords.ts';
import { RowViews } from './rowViews.ts';
import { correlationsBy } from './decodedMessage.ts';
import { SessionDecoding } from './sessionDecoding.ts';
import { SessionReplies } from './sessionReplies.ts';
import { SessionStatistics } from './sessionStatistics.ts';
import { notCleared, notOpen, notReconnecting } from './sessionFailures.ts';

/** Where a capture is, besides its folder. */
export interface StoredIn {
  /** What of it is in another file. */
  sections?: LogSections;
  /** The file that it was opened from; absent: it is one of the folder's captures. */
  file?: Pick<SourceOfCapture, 'path' | 'connections'>;
}

/** A capture that was made before, opened again: closed, and to be read only. */
export class StoredSession implements EngineSession {
  readonly id: string;
  readonly state = 'closed';
  readonly capture: Capture;
  readonly reader: MessageReader;
  readonly views: RowViews;
  readonly decoding: SessionDecoding;
  readonly replies: SessionReplies;
  readonly statistics: SessionStatistics;
  readonly #file: StoredIn['file'];
  #sequence: number;

  /**
   * `sequence` goes on after the snapshots that a live session of this id has told. Throws where it cannot be read.
   */
  constructor(folder: string, sequence = 0, { sections = {}, file }: StoredIn = {}) {
    this.#file = file;
    this.capture = Capture.open(folder, sections);
    this.id = this.capture.meta.id;
    this.reader = new MessageReader(this.capture);
    this.decoding = new SessionDecoding(this.capture, this.reader);
    const correlationsOf = correlationsBy(() => this.decoding.reading);
    this.replies = new SessionReplies(this.capture, this.reader, undefined, correlationsOf);
    this.views = new RowViews(this.capture, this.reader, undefined, this.replies, this.decoding);
    this.statistics = new SessionStatistics(
      this.capture,
      this.reader,
      undefined,
      undefined,
      this.replies,
      () => this.decoding.reading,
    );
    this.#sequence = sequence;
  }

  findings(): readonly Finding[] {
    return this.handshake()?.findings ?? [];
  }

  seen(): Diagnosis | null {
    return recordedDiagnosis(this.handshake(), this.#summary.opened !== undefined);
  }

  handshake(): Handshake | null {
    return this.#summary.handshake ?? null;
  }

  snapshot(): SessionSnapshot {
    const { id, label, url, started, ended, damage, origin, connections, credentials } = this.capture.meta;
    const { handshake, ...summary } = this.#summary;
    const findings = handshake?.findings?.length ?? 0;
    const reconnected = connections.filter(({ opened }) => opened !== undefined).length - 1;
    return {
      id,
      sequence: ++this.#sequence,
      label,
      url,
      state: 'closed',
      started,
      ...summary,
      ...closedWith(this.capture, summary.close),
      ended: ended ?? started,
      ...(reconnected < 1 ? {} : { reconnected }),
      ...(findings === 0 ? {} : { findings }),
      ...(damage === undefined ? {} : { damage }),
      ...(this.#file === undefined ? {} : { file: { ...this.#file, words: fileWords(this.#file, this.capture.meta) } }),
      ...(origin === undefined ? {} : { origin }),
      ...(credentials === undefined ? {} : { credentials }),
      ...(this.decoding.state === undefined ? {} : { decoder: this.decoding.state }),
      stored: true,
      generation: this.capture.generation,
      rateIn: 0,
      rateOut: 0,
      recording: { state: 'on', lostFrames: 0 },
      ...this.capture.counters,
    };
  }

  onRecorded(): () => void {
    return () => undefined;
  }

  onTurned(): () => void {
    return () => undefined;
  }

  touch(): void {
    // Nothing about it changes.
  }

  /** More is known of what it does not have: a sentence. */
  damaged(damage: string): void {
    const { damage: before } = this.capture.meta;
    this.capture.amend({ damage: before === undefined ? damage : `${before} ${damage}` });
  }

  send(): Promise<void> {
    return Promise.reject(notOpen('closed'));
  }

  reconnectNow(): void {
    throw notReconnecting('closed');
  }

  async clear(): Promise<void> {
    try {
      await this.capture.clear();
    } catch (error) {
      throw notCleared(error);
    }
    this.reader.reset();
    this.views.reset();
    this.replies.reset();
    this.statistics.reset();
  }

  get #summary(): ConnectionsSummary {
    return summaryOf(this.capture.meta.connections);
  }

  async dispose(): Promise<void> {
    this.views.reset();
    this.replies.reset();
    this.statistics.reset();
    await this.reader.dispose();
    await this.capture.dispose();
  }
}
