import type { Direction } from '../../contract/model.ts';
import { writeMeta, type CaptureMeta } from './captureMeta.ts';
import { withAnother, withFacts } from './connectionList.ts';
import type { ConnectionFacts, ConnectionMeta } from './connectionMeta.ts';

/**
 * When the disk gets to know of it. What is recorded is described before its bytes are there, so that a crash leaves what
 * can be read. What is made of something that is there already is begun again after a crash: once, at the end, is enough,
 * and costs nothing for each of thousands of connections.
 */
export type Described = 'asItPasses' | 'atTheEnd';

/** `session.json` of a capture: what is known of its connections, in memory and on the disk. */
export class CaptureDescription {
  readonly folder: string;
  #described: Described;
  #meta: CaptureMeta;
  #dirty = false;
  #unsaved: Error | undefined;

  constructor(folder: string, meta: CaptureMeta, described: Described = 'asItPasses') {
    this.folder = folder;
    this.#described = described;
    this.#meta = meta;
  }

  get meta(): Readonly<CaptureMeta> {
    return this.#meta;
  }

  /** Why the disk does not know all of it; undefined where it does. */
  get unsaved(): Error | undefined {
    return this.#unsaved;
  }

  /** Adds to it, on the disk with the next `save`. */
  note(more: Partial<CaptureMeta>): void {
    this.#meta = { ...this.#meta, ...more };
    this.#dirty = true;
  }

  /** Adds to what is known of the last connection, on the disk with the next `save`. */
  describe(facts: ConnectionFacts & Pick<ConnectionMeta, 'to'>): void {
    this.note({ connections: withFacts(this.#meta.connections, facts) });
  }

  /** Adds a connection, whose first bytes are there in the streams; on the disk with the next `save`. */
  begin(started: number, from: Record<Direction, number>): void {
    const { connections } = this.#meta;
    const number = (connections.at(-1)?.number ?? 0) + 1;
    this.note({ connections: withAnother(connections, { number, started, from }) });
  }

  /** Adds to it. Where it cannot be written it is to be tried again: the streams may go on nevertheless. */
  add(more: Partial<CaptureMeta>): void {
    this.note(more);
    this.save();
  }

  /** Adds to it for the last time: nobody writes to the capture any more. */
  finish(more: Partial<CaptureMeta>): void {
    const { owner, ...rest } = this.#meta;
    this.#meta = rest;
    this.#described = 'asItPasses';
    this.add(more);
  }

  /** Puts another in its place. Throws, and changes nothing, where that cannot be written. */
  replace(meta: CaptureMeta): void {
    writeMeta(this.folder, meta);
    this.#meta = meta;
    this.#dirty = false;
    this.#unsaved = undefined;
  }

  /** Brings the disk up to date, if it is behind and is to know already. */
  save(): void {
    if (!this.#dirty || this.#described === 'atTheEnd') return;
    try {
      this.replace(this.#meta);
    } catch (error) {
      this.#unsaved = error instanceof Error ? error : new Error(String(error));
    }
  }
}
