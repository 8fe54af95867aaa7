import type { Direction } from '../../contract/model.ts';
import type { DecodedFrame } from '../wire/frameDecoder.ts';
import { Flag, pageRecords, RecordPage, recordSize } from './frameRecord.ts';
import { markerAt, type MarkerRecord } from './marker.ts';
import type { StreamLog } from './streamLog.ts';

const cachedPages = 16;

/** A frame as the index knows it. */
export interface FrameRecord extends DecodedFrame {
  id: number;
  time: number;
  direction: Direction;
  /** Id of the message's first frame. */
  message: number;
  /** It is no frame, and has no bytes: all that it says is here. */
  marker?: MarkerRecord;
}

/** What a marker says in the places of a frame: nothing. */
const noFrame = {
  direction: 'in',
  offset: 0,
  headerLength: 0,
  payloadLength: 0,
  masked: false,
  compressed: false,
  first: true,
  last: true,
  closeCode: 0,
  violation: 0,
  violationOffset: 0,
} as const;

/**
 * Finds any frame in constant time: fixed-size records in an append-only file, of which the newest page and a bounded
 * number of others are in memory. Ids count from 1.
 */
export class FrameIndex {
  readonly #log: StreamLog;
  readonly #cache = new Map<number, RecordPage>();
  #tail = new RecordPage();
  /** The page that left the cache last: it becomes the tail, as new memory for each would be collected late. */
  #spare: RecordPage | undefined;
  #count = 0;
  /** Records of the tail page that were handed to the log. */
  #logged = 0;

  /** `count` records are in the log already. */
  constructor(log: StreamLog, count: number) {
    this.#log = log;
    this.#count = count;
    if (count === 0) return;
    this.#logged = count - (this.#pages - 1) * pageRecords;
    const start = (this.#pages - 1) * pageRecords * recordSize;
    this.#tail.bytes.set(log.read(start, this.#logged * recordSize));
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of the pages that are held. */
  get memory(): number {
    return (1 + this.#cache.size + Number(this.#spare !== undefined)) * pageRecords * recordSize;
  }

  /** Returns the frame's id. `message` is the id of its message's first frame; 0: its own. */
  append(frame: DecodedFrame, direction: Direction, time: number, message: number): number {
    const at = this.#count % pageRecords;
    if (at === 0 && this.#count > 0) this.#turnPage();
    const id = ++this.#count;
    this.#tail.set(at, frame, direction === 'out', time, message === 0 ? id : message);
    return id;
  }

  /** Returns the marker's id, which is among those of frames. */
  appendMarker(marker: MarkerRecord, time: number): number {
    const at = this.#count % pageRecords;
    if (at === 0 && this.#count > 0) this.#turnPage();
    this.#tail.setMarker(at, marker, time);
    return ++this.#count;
  }

  /** Hands the newest records to the log. */
  flush(): void {
    const have = this.#count - (this.#pages - 1) * pageRecords;
    if (this.#count === 0 || have === this.#logged) return;
    this.#log.append(this.#tail.bytes.subarray(this.#logged * recordSize, have * recordSize));
    this.#logged = have;
  }

  /** The page that holds a frame; its place there is `(id - 1) % pageRecords`. Valid until a frame is appended. */
  page(id: number): RecordPage {
    const number = Math.floor((id - 1) / pageRecords);
    if (number === this.#pages - 1) return this.#tail;
    let page = this.#cache.get(number);
    if (page === undefined) {
      page = new RecordPage(this.#log.read(number * pageRecords * recordSize, pageRecords * recordSize));
    } else {
      this.#cache.delete(number);
    }
    this.#keep(number, page);
    return page;
  }

  /** The same for one who goes through all of them: into his own page where it would have to be read. */
  scan(id: number, own: RecordPage): RecordPage {
    const number = Math.floor((id - 1) / pageRecords);
    if (number === this.#pages - 1) return this.#tail;
    const cached = this.#cache.get(number);
    if (cached !== undefined) return cached;
    this.#log.readInto(number * pageRecords * recordSize, own.bytes);
    return own;
  }

  /** The marker with this id; undefined where it is a frame's, or nobody's. */
  marker(id: number): MarkerRecord | undefined {
    if (!Number.isInteger(id) || id < 1 || id > this.#count) return undefined;
    const page = this.page(id);
    const at = (id - 1) % pageRecords;
    return (page.flags(at) & Flag.marker) === 0 ? undefined : markerAt(page, at);
  }

  /** Undefined where there is no such frame. */
  get(id: number): FrameRecord | undefined {
    if (!Number.isInteger(id) || id < 1 || id > this.#count) return undefined;
    const page = this.page(id);
    const at = (id - 1) % pageRecords;
    const flags = page.flags(at);
    const marker = (flags & Flag.marker) === 0 ? undefined : markerAt(page, at);
    if (marker !== undefined) {
      return { ...noFrame, id, time: page.time(at), byte0: page.byte0(at), message: id, marker };
    }
    return {
      id,
      time: page.time(at),
      direction: (flags & Flag.out) === 0 ? 'in' : 'out',
      offset: page.offset(at),
      headerLength: page.headerLength(at),
      payloadLength: page.payloadLength(at),
      byte0: page.byte0(at),
      masked: (flags & Flag.masked) !== 0,
      compressed: (flags & Flag.compressed) !== 0,
      first: (flags & Flag.first) !== 0,
      last: (flags & Flag.last) !== 0,
      message: page.message(at),
      closeCode: page.closeCode(at),
      violation: page.violation(at),
      violationOffset: page.violationOffset(at),
    };
  }

  get #pages(): number {
    return Math.max(1, Math.ceil(this.#count / pageRecords));
  }

  #turnPage(): void {
    this.flush();
    this.#keep(this.#pages - 1, this.#tail);
    this.#tail = this.#spare ?? new RecordPage();
    this.#spare = undefined;
    this.#logged = 0;
  }

  #keep(number: number, page: RecordPage): void {
    this.#cache.set(number, page);
    if (this.#cache.size > cachedPages) {
      for (const [oldest, page] of this.#cache) {
        this.#cache.delete(oldest);
        this.#spare = page;
        break;
      }
    }
  }
}
