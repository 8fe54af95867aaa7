import type { Diagnosis } from '../contract/diagnosis.ts';
import type { ConnectRequest, Outgoing } from '../contract/engine.ts';
import type { Finding } from '../contract/finding.ts';
import { t } from '../contract/l10n.ts';
import type { Failure, Handshake, SessionSnapshot, SessionState } from '../contract/model.ts';
import { RpcError } from '../contract/rpc.ts';
import type { Capture } from './capture/capture.ts';
import type { CaptureOwner } from './capture/captureOwner.ts';
import { MessageReader } from './capture/messageReader.ts';
import { systemClock } from './clock.ts';
import { closedWith } from './closedWith.ts';
import { holdsSecrets } from './doctor/knownSecrets.ts';
import type { EngineSession } from './engineSession.ts';
import type { Attempt } from './net/attempt.ts';
import { targetOf } from './net/target.ts';
import { assertSendable } from './outgoing.ts';
import { Rates } from './rates.ts';
import type { Surroundings } from './reconnectingClient.ts';
import { RecordedClient } from './recordedClient.ts';
import { RowViews } from './rowViews.ts';
import { Listeners } from './listeners.ts';
import { neverOpened, notCleared, notOpen, notReconnecting, sendFailed } from './sessionFailures.ts';
import { correlationsBy } from './decodedMessage.ts';
import { SessionDecoding } from './sessionDecoding.ts';
import { SessionReplies } from './sessionReplies.ts';
import { SessionStatistics } from './sessionStatistics.ts';
import { Throttle } from './throttle.ts';

const snapshotEvery = 33;

/** Where a session's record goes, and who writes it. */
export interface CapturePlace {
  folder: string;
  owner: CaptureOwner;
}

/** A connection from connect to close, those made in its place when it was lost, and their capture after that. */
export class Session implements EngineSession {
  readonly id: string;
  readonly reader: MessageReader;
  readonly views: RowViews;
  readonly decoding: SessionDecoding;
  readonly replies: SessionReplies;
  readonly statistics: SessionStatistics;
  /** Settled when the connection is open, or has failed. */
  readonly opening: Promise<void>;
  readonly #client: RecordedClient;
  readonly #about: Pick<SessionSnapshot, 'id' | 'label' | 'url' | 'started' | 'credentials'>;
  readonly #emit: (snapshot: SessionSnapshot) => void;
  readonly #throttle: Throttle;
  readonly #rates: Rates;
  readonly #second: NodeJS.Timeout;
  readonly #recorded = new Listeners();
  readonly #turned = new Listeners();
  #sequence = 0;
  #disposed = false;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to, or nothing can be recorded. */
  constructor(
    request: ConnectRequest,
    { folder, owner }: CapturePlace,
    emit: (snapshot: SessionSnapshot) => void,
    surroundings: Surroundings = { clock: systemClock, random: Math.random },
  ) {
    const { profile, session, label, secrets } = request;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.id = session;
    this.opening = promise;
    this.#emit = emit;
    this.#throttle = new Throttle(() => this.#emit(this.snapshot()), snapshotEvery);
    this.#about = {
      id: session,
      label,
      url: targetOf(profile, secrets).shown,
      started: Date.now(),
      ...(holdsSecrets(profile, secrets) ? { credentials: true } : {}),
    };
    const { decoder, schema } = profile;
    const said = { ...(decoder === undefined ? {} : { decoder }), ...(schema === undefined ? {} : { schema }) };
    const place = { folder, about: { ...this.#about, owner, ...said } };
    const events = {
      changed: () => {
        this.#throttle.request();
        this.#recorded.tell();
      },
      turned: () => {
        this.#throttle.now();
        this.#turned.tell();
      },
      opened: resolve,
      over: (failure: Failure | undefined) => {
        this.#over();
        // It has no effect where it was opened before.
        reject(new RpcError(failure ?? neverOpened()));
      },
    };
    this.#client = new RecordedClient(request, place, events, surroundings);
    this.reader = new MessageReader(this.capture);
    this.decoding = new SessionDecoding(this.capture, this.reader, 'profile');
    const correlationsOf = correlationsBy(() => this.decoding.reading);
    this.replies = new SessionReplies(this.capture, this.reader, undefined, correlationsOf);
    this.views = new RowViews(this.capture, this.reader, undefined, this.replies, this.decoding);
    const { clock } = surroundings;
    const time = (): number | undefined => (this.state === 'closed' ? undefined : clock.now());
    this.statistics = new SessionStatistics(
      this.capture,
      this.reader,
      time,
      undefined,
      this.replies,
      () => this.decoding.reading,
    );
    this.#rates = new Rates(() => this.capture.directions);
    this.#second = setInterval(() => {
      if (this.#rates.tick()) this.#throttle.request();
    }, 1_000).unref();
    this.#throttle.request();
  }

  get capture(): Capture {
    return this.#client.capture;
  }

  get state(): SessionState {
    return this.#client.state;
  }

  /** All that was seen of the last attempt to connect. */
  get attempt(): Attempt {
    return this.#client.attempt;
  }

  get failure(): Failure | undefined {
    return this.#client.told.failure;
  }

  findings(): readonly Finding[] {
    return this.#client.findings();
  }

  seen(): Diagnosis {
    return this.#client.seen();
  }

  handshake(): Handshake | null {
    return this.#client.handshake();
  }

  snapshot(): SessionSnapshot {
    const { told } = this.#client;
    return {
      ...this.#about,
      sequence: ++this.#sequence,
      ...told,
      ...closedWith(this.capture, told.close),
      rateIn: this.#rates.last.in,
      rateOut: this.#rates.last.out,
      recording: this.#client.recording,
      ...(this.decoding.state === undefined ? {} : { decoder: this.decoding.state }),
      generation: this.capture.generation,
      ...this.capture.counters,
    };
  }

  /** Resolves when the bytes were handed to the socket. A `close` also ends the attempts to reconnect. */
  async send(message: Outgoing, passed?: (id: number) => void): Promise<void> {
    assertSendable(message);
    const { state } = this;
    if (state !== 'open' && !(state === 'reconnecting' && message.kind === 'close')) throw notOpen(state);
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null): void => {
        if (error instanceof Error) reject(sendFailed(error));
        else resolve();
      };
      this.#client.send(message, done, passed);
    });
    if (message.kind === 'close') this.#throttle.now();
    else this.#throttle.request();
  }

  onRecorded(listener: () => void): () => void {
    return this.#recorded.add(listener);
  }

  onTurned(listener: () => void): () => void {
    return this.#turned.add(listener);
  }

  touch(): void {
    this.#throttle.request();
  }

  reconnectNow(): void {
    if (!this.#client.reconnectNow()) throw notReconnecting(this.state);
  }

  /** Throws away what was recorded so far, but for what messages to come refer to. Rejects with `not-cleared`. */
  async clear(): Promise<void> {
    try {
      const windows = await this.reader.windows();
      if (this.#disposed) throw new Error(t('The connection was removed meanwhile.'));
      const cleared = this.capture.clear(windows);
      this.reader.reset();
      this.views.reset();
      this.replies.reset();
      this.statistics.reset();
      this.#rates.reset();
      this.#throttle.now();
      await cleared;
    } catch (error) {
      throw notCleared(error);
    }
  }

  /** Gives up an attempt to connect; what was seen of it stays. */
  cancel(): void {
    if (this.state === 'connecting') this.#client.abandon();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#client.destroy();
    clearInterval(this.#second);
    this.#throttle.cancel();
    this.views.reset();
    this.replies.reset();
    this.statistics.reset();
    await this.reader.dispose();
    await this.capture.dispose();
  }

  #over(): void {
    clearInterval(this.#second);
    this.#rates.tick();
    this.#throttle.now();
    this.#turned.tell();
  }
}
