/** Mixed traffic through the real engine, in rounds that are all alike, and what the engine holds after them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEngine } from '../support/engineProcess/bundleEngine.ts';
import { EngineProcess } from '../support/engineProcess/engineProcess.ts';
import type { Memory } from '../support/engineProcess/memory.ts';
import { Random } from '../support/random.ts';
import type { PeerCalls } from './peer.ts';
import { PeerProcess } from './peerProcess.ts';
import { readLikeAPanel } from './reader.ts';
import { breaches, type TrafficKind } from './traffic.ts';

export interface SoakOptions {
  seed: number;
  /** Bytes that all captures together may have. */
  retention: number;
  /** Frames that are recorded first, and stay: caches of a fixed size are full then. */
  kept: number;
  /** Where the captures go. */
  folder: string;
}

/** What there is after some rounds, when nothing is under way. */
export interface Sample extends Memory {
  rounds: number;
  /** That have passed since the beginning, answers to pings not counted. */
  frames: number;
  /** Captures on the disk, and the bytes that they have. */
  captures: number;
  stored: number;
}

/** Rounds after which everything that is done now and then was done. */
export const roundsInLap = 6;

/** Frames that each connection brings in a round. */
const inRound = { kept: 100, text: 4_000, deflate: 1_500, fragments: 3_000, short: 200 } as const;
const sentInRound = 20;

/** Connections that stay, but for one in each lap that begins anew; `kept` always stays. */
const staying = ['kept', 'text', 'deflate', 'fragments'] as const;
type Staying = (typeof staying)[number];

export class Soak {
  readonly #engine: EngineProcess;
  readonly #peer: PeerProcess;
  readonly #random: Random;
  readonly #retention: number;
  readonly #remove: () => void;
  /** Sessions of the connections that stay. */
  readonly #sessions = new Map<Staying, string>();
  #rounds = 0;
  #frames = 0;
  #connections = 0;

  private constructor(engine: EngineProcess, peer: PeerProcess, options: SoakOptions, remove: () => void) {
    this.#engine = engine;
    this.#peer = peer;
    this.#random = new Random(options.seed);
    this.#retention = options.retention;
    this.#remove = remove;
  }

  static async start(options: SoakOptions): Promise<Soak> {
    const folder = mkdtempSync(join(options.folder, 'wsi-soak-'));
    const bundle = await bundleEngine();
    const engine = new EngineProcess(bundle.program, {
      captureFolder: join(folder, 'captures'),
      flags: ['--expose-gc'],
    });
    const peer = await PeerProcess.start();
    const soak = new Soak(engine, peer, options, () => {
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    });
    await soak.#keepLimit();
    for (const name of staying) soak.#sessions.set(name, await soak.#connect(name === 'kept' ? 'small' : name));
    await soak.#receive(soak.#session('kept'), options.kept);
    return soak;
  }

  /** All that is done now and then, once. */
  async lap(): Promise<void> {
    for (let i = 0; i < roundsInLap; i++) await this.round();
  }

  async round(): Promise<void> {
    const number = this.#rounds++;
    await Promise.all([...staying.map((name) => this.#use(name)), this.#endings(number)]);
    // Nothing is to be deleted behind its back.
    await this.#keepLimit();
    await this.#stored();
    if (number % 2 === 1) await this.#clear('text');
    if (number % roundsInLap === 2) await this.#clear('deflate');
    if (number % roundsInLap === 4) await this.#clear('fragments');
    if (number % roundsInLap !== roundsInLap - 1) return;
    for (const name of ['text', 'deflate', 'fragments'] as const) await this.#clear(name);
    await this.#reconnect((['text', 'deflate', 'fragments'] as const)[Math.floor(number / roundsInLap) % 3]!);
  }

  async sample(): Promise<Sample> {
    await this.#keepLimit();
    const captures = await this.#engine.call('captures', null);
    const stored = captures.reduce((sum, { bytes }) => sum + bytes, 0);
    const closed = captures.filter(({ recording }) => !recording);
    if (stored > this.#retention && closed.length > 0)
      throw new Error(`Captures have ${stored} bytes: it is too much.`);
    const memory = await this.#engine.call('memory', null);
    return { rounds: this.#rounds, frames: this.#frames, captures: captures.length, stored, ...memory };
  }

  async stop(): Promise<void> {
    await this.#engine.stop();
    await this.#peer.stop();
    this.#remove();
  }

  #session(name: Staying): string {
    return this.#sessions.get(name)!;
  }

  /** Resolves when the oldest captures are deleted. */
  async #keepLimit(): Promise<void> {
    await this.#engine.call('configure', { retention: this.#retention });
  }

  async #connect(kind: TrafficKind): Promise<string> {
    const session = `${kind}-${++this.#connections}`;
    await this.#engine.connect(this.#peer.url(session, kind, this.#random.next()), session);
    return session;
  }

  /** Resolves when so many frames more are recorded. */
  async #receive(session: string, frames: number): Promise<void> {
    const written = await this.#peer.call('write', { name: session, frames });
    const { recording } = await this.#engine.until(
      ({ bytesIn, state }) => bytesIn >= written || state === 'closed',
      session,
    );
    if (recording.state === 'failed') throw new Error(`The recording failed: ${recording.error}`);
    if (this.#engine.snapshotOf(session).bytesIn < written) throw new Error(`${session} has ended.`);
    this.#frames += frames;
  }

  async #send(session: string): Promise<void> {
    const random = this.#random;
    for (let i = 0; i < sentInRound; i++) {
      const bytes = random.bytes(random.below(100));
      const text = JSON.stringify({ type: 'order', id: i, note: 'x'.repeat(random.below(3_000)) });
      await this.#engine.call('send', {
        session,
        message: random.pick([
          { kind: 'text', text },
          { kind: 'binary', bytes },
          { kind: 'ping', bytes },
        ]),
      });
    }
    this.#frames += sentInRound;
  }

  /** Frames both ways, while somebody looks at them. */
  async #use(name: Staying): Promise<void> {
    const session = this.#session(name);
    const calm = name === 'kept';
    await Promise.all([
      this.#receive(session, inRound[name]),
      this.#send(session),
      readLikeAPanel(this.#engine, session, this.#random, calm),
    ]);
    await readLikeAPanel(this.#engine, session, this.#random, calm);
  }

  /** Connections that end in all the ways there are; their captures stay until there is no room for them. */
  async #endings(number: number): Promise<void> {
    const ways = ['close', 'cut', 'reset', 'us', { breach: number % breaches.length }] as const;
    await Promise.all(ways.map((how) => this.#ending(how)));
  }

  async #ending(how: PeerCalls['end']['params']['how'] | 'us'): Promise<void> {
    const session = await this.#connect(how === 'cut' ? 'deflate' : 'text');
    await this.#receive(session, inRound.short);
    if (how === 'us') await this.#close(session);
    else await this.#peer.call('end', { name: session, how });
    await this.#engine.until(({ state }) => state === 'closed', session);
    await readLikeAPanel(this.#engine, session, this.#random);
    await this.#engine.forget(session);
  }

  /** A capture of before is opened, looked at and let go; another is deleted. */
  async #stored(): Promise<void> {
    const captures = await this.#engine.call('captures', null);
    const [opened, deleted] = captures.filter(({ recording }) => !recording).map(({ id }) => id);
    if (opened !== undefined) {
      await this.#engine.call('pinCapture', { capture: opened, pinned: true });
      await this.#engine.call('openCapture', { capture: opened });
      await readLikeAPanel(this.#engine, opened, this.#random);
      await this.#engine.forget(opened);
      await this.#engine.call('pinCapture', { capture: opened, pinned: false });
    }
    if (deleted !== undefined) await this.#engine.call('deleteCapture', { capture: deleted });
  }

  async #clear(name: Staying): Promise<void> {
    await this.#engine.call('clear', { session: this.#session(name) });
  }

  async #close(session: string): Promise<void> {
    await this.#engine.call('send', { session, message: { kind: 'close', code: 1000, reason: 'done' } });
  }

  async #reconnect(name: Exclude<Staying, 'kept'>): Promise<void> {
    const session = this.#session(name);
    await this.#close(session);
    await this.#engine.until(({ state }) => state === 'closed', session);
    await this.#engine.forget(session);
    this.#sessions.set(name, await this.#connect(name));
  }
}
