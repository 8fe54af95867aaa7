import type { Outgoing } from '../contract/engine.ts';
import type { Direction, Failure, Reconnecting } from '../contract/model.ts';
import { failureOf } from '../contract/rpc.ts';
import type { Clock } from './clock.ts';
import { Heartbeat } from './heartbeat.ts';
import { Client, type ClientEvents, type ClientOptions } from './net/client.ts';
import { profileMessages } from './onOpen.ts';
import { Reconnect, reconnectSettings } from './reconnect.ts';
import { heartbeatTimeout } from './sessionFailures.ts';

export interface ConnectionEnd {
  /** 1006 where no close frame came (RFC 6455 §7.1.5). */
  code: number;
  reason: string;
  failure: Failure | undefined;
}

export interface ReconnectingEvents extends Pick<ClientEvents, 'bytes' | 'room'> {
  /** Another connection begins, after the first. */
  begins(): void;
  /** A connection is open. What the profile sends on opening is sent after this. */
  opened(): void;
  /** The connection has ended, or an attempt has failed. `again`: there is another attempt. */
  ended(end: ConnectionEnd, again: boolean): void;
  /** Nothing more comes. The last event. */
  over(): void;
  /** Bytes of each direction that have passed in all. */
  passed(): Record<Direction, number>;
  /** Codes of the close frames of the connection that has ended, of either side. */
  closeCodes(): number[];
}

/** What the time is, and what is left to chance: others in tests. */
export interface Surroundings {
  clock: Clock;
  /** 0 to 1. */
  random: () => number;
}

/**
 * A connection as the profile wants it kept: its messages on opening, its heartbeat, and connecting again when it was
 * lost. What the person has closed stays closed, and what was never open is not tried again.
 */
export class ReconnectingClient {
  readonly #options: ClientOptions;
  readonly #events: ReconnectingEvents;
  readonly #clock: Clock;
  readonly #onOpen: Outgoing[];
  readonly #beat: Outgoing;
  readonly #reconnect: Reconnect | undefined;
  #client: Client;
  #heartbeat: Heartbeat | undefined;
  /** Of the connection of now. */
  #opened: number | undefined;
  /** The person wants it closed. */
  #closing = false;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to. */
  constructor(options: ClientOptions, events: ReconnectingEvents, { clock, random }: Surroundings) {
    const { onOpen = [], heartbeat, reconnect } = options.profile;
    this.#options = options;
    this.#events = events;
    this.#clock = clock;
    this.#onOpen = profileMessages(onOpen, 'onOpen');
    const [message] = heartbeat?.message === undefined ? [] : profileMessages([heartbeat.message], 'heartbeat.message');
    this.#beat = message ?? { kind: 'ping', bytes: new Uint8Array(0) };
    const settings = reconnectSettings(reconnect);
    if (settings !== undefined) {
      this.#reconnect = new Reconnect(settings, { clock, random }, () => this.#again());
    }
    this.#client = this.#connect();
  }

  /** The connection of now, or the one that came last. */
  get client(): Client {
    return this.#client;
  }

  /** Undefined while no other connection is to be made. */
  get reconnecting(): Reconnecting | undefined {
    return this.#reconnect?.state;
  }

  /** `passed`: see `ControlPeer.send`. */
  send(message: Outgoing, done: (error?: Error | null) => void, passed?: () => void): void {
    if (message.kind !== 'close') {
      this.#client.send(message, done, passed);
      return;
    }
    this.#closing = true;
    this.#heartbeat?.stop();
    if (this.#reconnect?.state === undefined) {
      this.#client.send(message, done);
      return;
    }
    this.#giveUp();
    done();
  }

  /** Tries again at once. False where no attempt is waited for. */
  reconnectNow(): boolean {
    return this.#reconnect?.now() ?? false;
  }

  /** Gives up an attempt to connect. */
  abandon(): void {
    this.#closing = true;
    this.#client.abandon();
  }

  /** Gives up at once, whatever the state. */
  destroy(): void {
    this.#closing = true;
    this.#heartbeat?.stop();
    if (this.#reconnect?.cancel() === true) this.#events.over();
    this.#client.destroy();
  }

  #giveUp(): void {
    if (this.#reconnect?.cancel() === true) this.#events.over();
    else this.#client.abandon();
  }

  #connect(): Client {
    let isOver = false;
    const client: Client = new Client(
      { ...this.#options, passed: this.#events.passed() },
      {
        bytes: (direction, bytes) => {
          // What a dead socket still has is of no connection.
          if (!isOver) this.#events.bytes(direction, bytes);
        },
        room: () => this.#events.room(),
        opened: () => this.#open(client),
        ended: (code, reason, failure) => {
          isOver = true;
          this.#end({ code, reason, failure });
        },
      },
    );
    return client;
  }

  #again(): void {
    this.#events.begins();
    try {
      this.#client = this.#connect();
    } catch (error) {
      this.#end({ code: 1006, reason: '', failure: failureOf(error) });
    }
  }

  #open(client: Client): void {
    this.#opened = this.#clock.now();
    this.#reconnect?.opened();
    this.#events.opened();
    for (const message of this.#onOpen) client.send(message, () => undefined);
    const { heartbeat } = this.#options.profile;
    if (heartbeat === undefined) return;
    this.#heartbeat = new Heartbeat(heartbeat, this.#clock, {
      beat: () => client.send(this.#beat, () => undefined),
      dead: () => client.tearDown(heartbeatTimeout(client.target.shown, heartbeat.timeout!)),
      received: () => this.#events.passed().in,
      deaf: () => client.isPaused,
    });
  }

  #end(end: ConnectionEnd): void {
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    const opened = this.#opened;
    this.#opened = undefined;
    const again = this.#isTriedAgain(end, opened);
    this.#events.ended(end, again);
    if (!again) this.#events.over();
  }

  #isTriedAgain({ code }: ConnectionEnd, opened: number | undefined): boolean {
    const reconnect = this.#reconnect;
    if (this.#closing || reconnect === undefined) return false;
    if (opened !== undefined) return reconnect.lost([code, ...this.#events.closeCodes()], this.#clock.now() - opened);
    return reconnect.state !== undefined && reconnect.failed();
  }
}
