import type { Diagnosis } from '../contract/diagnosis.ts';
import type { ConnectRequest, Outgoing } from '../contract/engine.ts';
import type { Finding } from '../contract/finding.ts';
import type { Failure, Handshake, Recording, SessionSnapshot, SessionState } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { NewCapture } from './capture/captureMeta.ts';
import { attemptDiagnosis } from './diagnosis.ts';
import { FindingsOverTime } from './findingsOverTime.ts';
import type { Attempt } from './net/attempt.ts';
import { ReconnectingClient, type ReconnectingEvents, type Surroundings } from './reconnectingClient.ts';
import { Recorder, type RecordedConnection } from './recorder.ts';

export interface RecordedClientEvents {
  /** Something has passed, or was written down; called often. */
  changed(): void;
  /** The state is another one, or an attempt has failed. */
  turned(): void;
  opened(): void;
  /** Nothing more comes. The last event. `failure`: where there is a reason. */
  over(failure: Failure | undefined): void;
}

/** What of a session's snapshot its connections tell. */
export type ConnectionsTold = Pick<
  SessionSnapshot,
  | 'state'
  | 'opened'
  | 'ended'
  | 'close'
  | 'failure'
  | 'subprotocol'
  | 'extensions'
  | 'reconnecting'
  | 'reconnected'
  | 'findings'
  | 'unverified'
>;

/** What is sent and received, what of it is written down, and what the doctor says of it over time. */
export class RecordedClient {
  readonly #client: ReconnectingClient;
  readonly #recorder: Recorder;
  readonly #clock: Surroundings['clock'];
  readonly #events: RecordedClientEvents;
  readonly #overTime = new FindingsOverTime();
  /** Of the connection that was open last. */
  #last: Pick<SessionSnapshot, 'opened' | 'close' | 'failure' | 'subprotocol' | 'extensions'> = {};
  /** How many were opened. */
  #count = 0;
  #ended: number | undefined;
  /** Of the connection before, until there is another one. */
  #handshakeBefore: Handshake | null = null;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to, or nothing can be recorded. */
  constructor(
    request: ConnectRequest,
    { folder, about }: { folder: string; about: NewCapture },
    events: RecordedClientEvents,
    surroundings: Surroundings,
  ) {
    const { clock } = surroundings;
    this.#clock = clock;
    this.#events = events;
    const longest = request.profile.maxPayload;
    const options = { folder, about, connection: this.#recorded(), longest, now: (): number => clock.now() };
    this.#recorder = new Recorder(options, () => events.changed());
    try {
      this.#client = new ReconnectingClient(request, this.#clientEvents(), surroundings);
    } catch (error) {
      this.#recorder.discard();
      throw error;
    }
  }

  get capture(): Capture {
    return this.#recorder.capture;
  }

  get state(): SessionState {
    if (this.#ended !== undefined) return 'closed';
    if (this.#client.reconnecting !== undefined) return 'reconnecting';
    if (this.#count === 0) return 'connecting';
    return this.#client.client.state === 'open' ? 'open' : 'closing';
  }

  get told(): ConnectionsTold {
    const { reconnecting, client } = this.#client;
    const { unverified } = client;
    const findings = this.findings().length;
    return {
      state: this.state,
      ...this.#last,
      ...(this.#ended === undefined ? {} : { ended: this.#ended }),
      ...(reconnecting === undefined ? {} : { reconnecting }),
      ...(this.#count < 2 ? {} : { reconnected: this.#count - 1 }),
      ...(findings === 0 ? {} : { findings }),
      ...(unverified === undefined ? {} : { unverified }),
    };
  }

  /** How the recording goes. */
  get recording(): Recording {
    return this.#recorder.recording;
  }

  findings(): readonly Finding[] {
    return [...this.#client.client.diagnosis.findings, ...this.#overTime.all];
  }

  /** Null before anything was written. */
  handshake(): Handshake | null {
    return this.#handshakeNow() ?? this.#handshakeBefore;
  }

  /** All that was seen of the last attempt to connect. */
  get attempt(): Attempt {
    return this.#client.client.diagnosis.attempt;
  }

  /** The same, and what the doctor says of it. */
  seen(): Diagnosis {
    return attemptDiagnosis(this.attempt, this.findings(), this.#handshakeNow());
  }

  /** `passed` is given the row of each of its frames, in the moment in which that is on its way. */
  send(message: Outgoing, done: (error?: Error | null) => void, passed?: (id: number) => void): void {
    if (passed === undefined) {
      this.#client.send(message, done);
      return;
    }
    if (message.kind === 'close') this.#recorder.watchClose(passed);
    this.#client.send(message, done, () => {
      const { newest } = this.#recorder;
      if (newest !== undefined) passed(newest);
    });
  }

  /** Does not wait for the next attempt to reconnect. False where none is waited for. */
  reconnectNow(): boolean {
    return this.#client.reconnectNow();
  }

  /** Gives up an attempt to connect; what was seen of it stays. */
  abandon(): void {
    this.#client.abandon();
  }

  /** Gives up at once, whatever the state. */
  destroy(): void {
    this.#client.destroy();
  }

  #clientEvents(): ReconnectingEvents {
    return {
      bytes: (direction, bytes) => this.#recorder.bytes(direction, bytes),
      room: () => this.#recorder.room(),
      begins: () => {
        this.#handshakeBefore = this.handshake();
        this.#recorder.begin();
        this.#events.turned();
      },
      opened: () => this.#opened(),
      ended: ({ code, reason, failure }, again) => {
        this.#endedOne(code, reason, failure);
        if (again) this.#events.turned();
      },
      over: () => {
        this.#ended = this.#clock.now();
        this.#recorder.finish(this.#ended);
        this.#events.over(this.#last.failure);
      },
      passed: () => {
        const { bytesIn, bytesOut } = this.capture.counters;
        return { in: bytesIn, out: bytesOut };
      },
      closeCodes: () => this.#recorder.closeCodes,
    };
  }

  /** What the recorder does with the connection of now. */
  #recorded(): RecordedConnection {
    const client = (): ReconnectingClient['client'] => this.#client.client;
    return {
      get framing() {
        return client().framing;
      },
      pause: (reason) => client().pause(reason),
      resume: (reason) => client().resume(reason),
      control: (opcode, payload) => client().control(opcode, payload),
      failFor: (violation) => client().failFor(violation),
    };
  }

  #opened(): void {
    const opened = this.#clock.now();
    const { subprotocol, extensions } = this.#client.client.agreed;
    this.#count++;
    this.#last = {
      opened,
      ...(subprotocol === undefined ? {} : { subprotocol }),
      ...(extensions === undefined ? {} : { extensions }),
    };
    const seen = this.#client.client.handshake();
    if (seen !== null) this.#overTime.opened(seen);
    this.#recorder.opened(opened, this.#handshakeNow());
    this.#events.turned();
    this.#events.opened();
  }

  /** Of one connection, or an attempt at one. */
  #endedOne(code: number, reason: string, failure: Failure | undefined): void {
    const time = this.#clock.now();
    const { connection, lastFrameTime } = this.capture;
    const { opened } = connection;
    const close = opened === undefined ? undefined : this.#recorder.closeState(code, reason);
    if (opened !== undefined && close !== undefined && this.capture.failure === undefined) {
      const lastFrame = lastFrameTime === undefined ? {} : { lastFrame: lastFrameTime };
      this.#overTime.ended({ opened, closed: time, close, ...lastFrame });
    }
    const { failure: _before, ...last } = this.#last;
    this.#last = { ...last, ...(close === undefined ? {} : { close }), ...(failure === undefined ? {} : { failure }) };
    this.#recorder.ended({ time, close, failure, handshake: this.#handshakeNow() });
  }

  /** Null before the connection of now has written its request. */
  #handshakeNow(): Handshake | null {
    const handshake = this.#client.client.handshake();
    return handshake === null ? null : { ...handshake, findings: [...this.findings()] };
  }
}
