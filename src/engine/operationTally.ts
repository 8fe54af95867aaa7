import type { OperationStatistics } from '../contract/statistics.ts';
import { shortestDuration } from '../contract/statistics.ts';
import type { Capture } from './capture/capture.ts';
import { Flag, pageRecords, type RecordPage } from './capture/frameRecord.ts';
import { IndexScan } from './capture/indexScan.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { PayloadBlocks } from './capture/payloadBlocks.ts';
import type { MessageBytes } from './correlation/correlation.ts';
import { MessageBytesReader } from './correlation/messageBytesReader.ts';
import type { Pairing } from './correlation/pairing.ts';
import { jsonText } from './decode/jsonPayload.ts';
import { summarisedBytes, treeBy } from './decodedMessage.ts';
import { fieldRoot } from './filter/treeOf.ts';
import { hasOwnNames, namingOf, type OperationName } from './operationName.ts';
import type { Reading } from './sessionDecoding.ts';
import { LogHistogram } from './statistics/logHistogram.ts';
import { Opcode } from './wire/opcodes.ts';

/** Different ones that are told apart; a byte holds which one a row has. */
export const mostNames = 200;
/** Those with the most messages are told. */
const toldNames = 50;

interface Counted extends OperationName {
  in: number;
  out: number;
  times: LogHistogram | undefined;
}

/** How often messages of each name pass, and how long their replies take: found out one after the other. */
export class OperationTally {
  readonly #capture: Capture;
  readonly #scan: IndexScan;
  readonly #blocks: PayloadBlocks;
  readonly #messages: MessageBytesReader;
  readonly #pairing: Pick<Pairing, 'changes' | 'partner'>;
  readonly #nameOf: (message: Readonly<MessageBytes>) => OperationName | undefined;
  readonly #names: Counted[] = [];
  /** Place in `#names`, by filter. */
  readonly #places = new Map<string, number>();
  /** By row: 0, or one more than its name's place. */
  #rows = new Uint8Array(1_024);
  #more = 0;
  #timed = 0;

  constructor(
    capture: Capture,
    reader: MessageReader,
    pairing: Pick<Pairing, 'changes' | 'partner'>,
    reading: Reading,
  ) {
    this.#capture = capture;
    this.#scan = new IndexScan(capture.frames);
    this.#blocks = new PayloadBlocks(capture);
    this.#messages = new MessageBytesReader(capture, reader, this.#blocks);
    this.#pairing = pairing;
    this.#nameOf = namer(reading);
  }

  /** A message that takes long to inflate: it is to be settled before the next step. */
  get long(): number | undefined {
    return this.#messages.long;
  }

  /** Goes on until it is this time of `performance.now()`; true when all that has passed is counted. */
  step(until: number): boolean {
    this.#messages.long = undefined;
    const done = this.#scan.step(this.#capture.frames.count, until, (id, page, at) => this.#look(id, page, at));
    if (done) this.#blocks.release();
    return this.#time(until) && done;
  }

  get numbers(): OperationStatistics {
    const all = this.#names.toSorted((a, b) => b.in + b.out - a.in - a.out);
    const names = all.slice(0, toldNames).map(({ times, ...counted }) => ({
      ...counted,
      ...(times && { replies: { count: times.count, p50: times.at(0.5), p95: times.at(0.95), max: times.at(1) } }),
    }));
    return { scanned: this.#scan.scanned, names, distinct: all.length, more: this.#more };
  }

  #look(id: number, page: RecordPage, at: number): 'on' | 'dear' | 'wait' {
    const flags = page.flags(at);
    if ((flags & Flag.marker) !== 0 || (page.byte0(at) & 0xf) > Opcode.binary) return 'on';
    if ((flags & Flag.last) === 0) return 'on';
    const looked = this.#messages.read(id, page, at);
    if (looked === 'none') return 'on';
    if (looked === 'wait') return 'wait';
    const named = this.#nameOf(this.#messages);
    if (named !== undefined) this.#count(named, this.#messages.id ?? id);
    return 'dear';
  }

  #count(named: OperationName, row: number): void {
    let place = this.#places.get(named.filter);
    if (place === undefined) {
      if (this.#names.length >= mostNames) {
        this.#more++;
        return;
      }
      place = this.#names.push({ ...named, in: 0, out: 0, times: undefined }) - 1;
      this.#places.set(named.filter, place);
    }
    this.#names[place]![this.#messages.direction]++;
    if (row >= this.#rows.length) {
      const longer = new Uint8Array(Math.max(row + 1, this.#rows.length * 2));
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[row] = place + 1;
  }

  /** Requests that were answered meanwhile, as far as their names are known. */
  #time(until: number): boolean {
    const { changes } = this.#pairing;
    while (this.#timed < changes.length) {
      const request = changes.at(this.#timed);
      const reply = this.#pairing.partner(request);
      // A message is named when its last fragment was looked at, which is before its reply passed.
      if (Math.max(request, reply) > this.#scan.scanned) return false;
      this.#timed++;
      const counted = this.#names[(this.#rows[request] ?? 0) - 1];
      if (reply === 0 || counted === undefined) continue;
      counted.times ??= new LogHistogram(shortestDuration);
      counted.times.add(this.#timeOf(reply) - this.#timeOf(request));
      if ((this.#timed & 127) === 0 && performance.now() > until) return this.#timed === changes.length;
    }
    return true;
  }

  #timeOf(row: number): number {
    return this.#capture.frames.page(row).time((row - 1) % pageRecords);
  }
}

function namer(reading: Reading): (message: Readonly<MessageBytes>) => OperationName | undefined {
  const by = treeBy(reading);
  const { read, format, inside } = by;
  // A `$.` path would not lead into what is inside.
  const named = inside !== undefined && hasOwnNames(inside.format) ? inside.format : format;
  const nameOf = namingOf(named);
  const root = fieldRoot(by, named);
  return ({ bytes, from, to, cut, direction, text, id }) => {
    if (cut || to - from > summarisedBytes) return undefined;
    const payload = { direction, text, bytes: bytes.subarray(from, to), ...(id === undefined ? {} : { id }) };
    const tree = read(payload) ?? (reading.codec.json === true && text ? parsed(payload.bytes) : undefined);
    return tree === undefined ? undefined : nameOf(root?.(tree));
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return jsonText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    // Not JSON: it has no name.
    return undefined;
  }
}
