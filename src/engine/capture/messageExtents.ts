import type { Capture } from './capture.ts';
import type { FrameRecord } from './frameIndex.ts';
import { Flag, pageRecords, type RecordPage } from './frameRecord.ts';
import { standsAlone } from '../wire/opcodes.ts';

/** More messages than are in fragments on one screen. */
const kept = 256;

/** All of a message that is known without reading its payload; it grows while the message is under way. */
export interface MessageExtent {
  fragments: number;
  /** Headers and payloads. */
  wireLength: number;
  /** As on the wire: not inflated. */
  payloadLength: number;
  /** Its last frame has passed. */
  complete: boolean;
  /** The first violation among its frames, see wire/violations.ts; 0: none. */
  violation: number;
  /** From the first byte of the frame that has it. */
  violationOffset: number;
}

interface Known extends MessageExtent {
  /** Another message has begun: no more frames come. */
  ended: boolean;
  /** Id of the last frame that was looked at. */
  scanned: number;
}

/**
 * Finds the frames of messages. A message may have millions of them, between millions of others, so what was found
 * of it is remembered, and only newer frames are looked at the next time.
 */
export class MessageExtents {
  readonly #capture: Pick<Capture, 'frames'>;
  readonly #known = new Map<number, Known>();

  constructor(capture: Pick<Capture, 'frames'>) {
    this.#capture = capture;
  }

  of(first: FrameRecord): Readonly<MessageExtent> {
    let extent = this.#known.get(first.id);
    if (extent === undefined) {
      extent = extentOf(first);
      if (first.last) return extent;
    } else {
      this.#known.delete(first.id);
    }
    this.#known.set(first.id, extent);
    if (this.#known.size > kept) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    if (!extent.ended) this.#extend(first, extent);
    return extent;
  }

  /** Calls `visit` with the place in the index of each frame of the message, until it says false or none is left. */
  each(first: FrameRecord, visit: (id: number, page: RecordPage, at: number) => boolean): void {
    const { frames } = this.#capture;
    if (!visit(first.id, frames.page(first.id), (first.id - 1) % pageRecords) || first.last) return;
    this.#eachAfter(first, first.id, visit);
  }

  #extend(first: FrameRecord, extent: Known): void {
    extent.scanned = this.#eachAfter(first, extent.scanned, (_id, page, at) => {
      const header = page.headerLength(at);
      const payload = page.payloadLength(at);
      extent.fragments++;
      extent.wireLength += header + payload;
      extent.payloadLength += payload;
      extent.complete = (page.flags(at) & Flag.last) !== 0;
      if (extent.violation !== 0) return true;
      extent.violation = page.violation(at);
      extent.violationOffset = page.violationOffset(at);
      return true;
    });
    extent.ended = extent.complete || extent.scanned < this.#capture.frames.count;
  }

  /** Visits the frames of the message after `id`; returns the id of the last frame that was looked at. */
  #eachAfter(first: FrameRecord, id: number, visit: (id: number, page: RecordPage, at: number) => boolean): number {
    const { frames } = this.#capture;
    const direction = first.direction === 'out' ? Flag.out : 0;
    for (let next = id + 1; next <= frames.count; next++) {
      const page = frames.page(next);
      const at = (next - 1) % pageRecords;
      const flags = page.flags(at);
      if ((flags & Flag.out) !== direction || standsAlone(page.byte0(at) & 0xf)) continue;
      if (page.message(at) !== first.id) return next - 1;
      if (!visit(next, page, at) || (flags & Flag.last) !== 0) return next;
    }
    return frames.count;
  }
}

function extentOf(first: FrameRecord): Known {
  return {
    fragments: 1,
    wireLength: first.headerLength + first.payloadLength,
    payloadLength: first.payloadLength,
    complete: first.last,
    violation: first.violation,
    violationOffset: first.violationOffset,
    ended: first.last,
    scanned: first.id,
  };
}
