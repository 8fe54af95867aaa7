import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { partFile, type Description, type Direction } from './description.ts';
import { reconnected, type FormatFrame, type FormatRecord } from './frameRecord.ts';
import type { Streams } from './stream.ts';

const windowLength = 32_768;
const nothing = new Uint8Array(0);

export interface FormatMessage {
  /** First to last so far. */
  frames: FormatFrame[];
  complete: boolean;
  /** As on the wire, unmasked and joined. */
  sent: Uint8Array;
  /** The same, inflated where it was compressed; undefined where that is not possible. */
  payload: Uint8Array | undefined;
  /** It cannot be inflated though all is known that it may refer to. */
  invalid: boolean;
}

export function payloadOf(frame: FormatFrame, streams: Streams): Uint8Array {
  const stream = streams[frame.direction];
  const at = frame.offset + frame.headerLength;
  const payload = stream.slice(at, frame.payloadLength);
  if (!frame.masked || frame.headerLength < 6) return payload;
  const key = stream.slice(at - 4, 4);
  return payload.map((byte, i) => byte ^ key[i % 4]!);
}

/** By the id of their first frames. */
export function messagesOf(
  folder: string,
  records: readonly FormatRecord[],
  description: Description,
  streams: Streams,
): Map<number, FormatMessage> {
  const frames = records.filter((record) => record.marker === undefined);
  const byFirst = Map.groupBy(frames, ({ message }) => message);
  const framing = description.connections[0]?.framing;
  let inflaters = {
    in: new Past(framing?.takeover.in ?? true, dictionary(folder, description, 'in')),
    out: new Past(framing?.takeover.out ?? true, dictionary(folder, description, 'out')),
  };
  const messages = new Map<number, FormatMessage>();
  for (const record of records) {
    if (record.marker?.kind === reconnected) {
      const { takeover } = record.marker.framing;
      inflaters = { in: new Past(takeover.in, nothing), out: new Past(takeover.out, nothing) };
    }
    if (record.marker !== undefined || !record.first) continue;
    const { id } = record;
    const parts = byFirst.get(id)!;
    const first = parts[0]!;
    const complete = parts.at(-1)!.last;
    const sent = new Uint8Array(Buffer.concat(parts.map((part) => payloadOf(part, streams))));
    const inflated = first.compressed
      ? inflaters[first.direction].inflate(complete ? sent : undefined)
      : { payload: sent, invalid: false };
    messages.set(id, { frames: parts, complete, sent, ...inflated });
  }
  return messages;
}

/** What compressed messages of a direction may refer to. */
class Past {
  #window: Uint8Array;
  #known: boolean;
  readonly #takeover: boolean;

  /** `before` is what was before the first message; undefined: it is not known. */
  constructor(takeover: boolean, before: Uint8Array | undefined) {
    this.#known = before !== undefined;
    this.#window = before ?? nothing;
    this.#takeover = takeover;
  }

  inflate(sent: Uint8Array | undefined): { payload: Uint8Array | undefined; invalid: boolean } {
    const known = this.#known || !this.#takeover;
    const payload = sent === undefined ? undefined : inflated(sent, this.#takeover ? this.#window : new Uint8Array(0));
    if (this.#takeover) {
      const output = payload === undefined ? [] : [this.#window, payload];
      this.#window = new Uint8Array(Buffer.concat(output).subarray(-windowLength));
      this.#known = payload !== undefined && (this.#known || this.#window.length === windowLength);
    }
    return { payload, invalid: payload === undefined && sent !== undefined && known };
  }
}

function dictionary(folder: string, description: Description, direction: Direction): Uint8Array | undefined {
  if ((description.part ?? 0) === 0) return nothing;
  const path = join(folder, partFile(description, direction, 'dictionary'));
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
}

function inflated(sent: Uint8Array, window: Uint8Array): Uint8Array | undefined {
  const data = Buffer.concat([sent, Uint8Array.of(0, 0, 0xff, 0xff), Uint8Array.of(1, 0, 0, 0xff, 0xff)]);
  try {
    return new Uint8Array(inflateRawSync(data, window.length === 0 ? {} : { dictionary: window }));
  } catch {
    return undefined;
  }
}
