import type { PartOf } from '../../contract/formats.ts';
import type { Direction } from '../../contract/model.ts';
import { connectionOfMarker } from '../capture/connectionList.ts';
import type { ConnectionMeta } from '../capture/connectionMeta.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import { inflateLimit } from '../capture/inflateMessage.ts';
import type { MarkerRecord } from '../capture/marker.ts';
import { CaptureBuilder } from './captureBuilder.ts';
import type { Conversation } from './conversation.ts';
import type { FormatContext } from './formatContext.ts';

/** Which messages are a part of it, by the ids of their first frames. */
export interface Wanted {
  has(id: number): boolean;
}

/**
 * Makes a capture of a part of another one, in a folder that is not there yet. Frames are as they were, but for compressed
 * messages: those refer to others that may be left out, so that each becomes one frame that is not compressed. `excerpt`:
 * what the part says of itself.
 */
export async function makeExcerpt(
  source: Conversation,
  wanted: Wanted,
  { folder, id }: { folder: string; id: string },
  context: FormatContext,
  excerpt: PartOf | undefined,
): Promise<void> {
  const { label, url, started, ended, origin, damage } = source.meta;
  const about = { label, url, started, excerpt, ...(origin === undefined ? {} : { origin }) };
  const builder = new CaptureBuilder(folder, id, about);
  try {
    const making = new Excerpt(source, builder, context);
    making.begin();
    for await (const record of source.records(context)) {
      if (record.marker !== undefined) making.marker(record.time, record.marker);
      else if (wanted.has(record.message)) await making.frame(record);
      await builder.room();
    }
    making.end();
    await builder.finish({
      ...(ended === undefined ? {} : { ended }),
      ...(damage === undefined ? {} : { damage }),
    });
  } finally {
    if (!builder.isFinished) await builder.capture.dispose();
  }
}

class Excerpt {
  readonly #source: Conversation;
  readonly #builder: CaptureBuilder;
  readonly #context: FormatContext;
  readonly #notes: ReadonlyMap<number, string | undefined>;
  /** Of the connection of now. */
  #now: ConnectionMeta | undefined;
  /** Compressed messages that are kept as they were, since they cannot be inflated: the last one of each direction. */
  readonly #kept: Record<Direction, number> = { in: 0, out: 0 };

  constructor(source: Conversation, builder: CaptureBuilder, context: FormatContext) {
    this.#source = source;
    this.#builder = builder;
    this.#context = context;
    this.#notes = new Map(source.bookmarks.map(({ id, note }) => [id, note]));
  }

  begin(): void {
    this.#connection(this.#source.meta.connections[0]!);
  }

  marker(time: number, marker: MarkerRecord): void {
    const { kind, framing } = marker;
    if (kind === 'ended') {
      this.#end(time);
      return;
    }
    const meta = connectionOfMarker(this.#source.meta.connections, marker, time);
    this.#builder.begin(meta.started);
    this.#connection(framing === undefined ? meta : { ...meta, framing, opened: meta.opened ?? time }, time);
    if (kind === 'attempt-failed') this.#end(time);
  }

  async frame(record: FrameRecord): Promise<void> {
    if (record.compressed && (await this.#inflated(record))) return;
    this.#mark(record);
    for (const piece of this.#source.reader.wirePieces(record)) {
      this.#builder.bytes(record.direction, piece, record.time);
      await this.#builder.room();
    }
  }

  end(): void {
    const { ended } = this.#source.meta;
    if (ended !== undefined) this.#end(this.#now?.ended ?? ended);
  }

  /** True where nothing else is to be done for the frame: its message is there, or will not be there as it was. */
  async #inflated(record: FrameRecord): Promise<boolean> {
    if (!record.first) return record.message !== this.#kept[record.direction];
    const { reader } = this.#source;
    const inflated = await reader.beginning(record, inflateLimit, this.#context.signal);
    const { bytes } = inflated;
    if (bytes === undefined || bytes.length < inflated.total || !reader.extent(record).complete) {
      this.#kept[record.direction] = record.message;
      return false;
    }
    this.#mark(record);
    const key = reader.maskingKey(record);
    this.#builder.frame(
      record.direction,
      {
        opcode: record.byte0 & 0xf,
        fin: true,
        rsv: (record.byte0 >> 4) & 7 & ~4,
        bytes,
        mask: record.masked,
        ...(key && { key }),
      },
      record.time,
    );
    return true;
  }

  #mark({ id }: FrameRecord): void {
    const next = this.#builder.capture.frames.count + 1;
    if (this.#notes.has(id)) this.#builder.bookmark(next, this.#notes.get(id));
    const replayed = this.#source.replayed(id);
    // The original has another number here, if it is here at all.
    if (replayed) this.#builder.replayed(next, { capture: this.#source.meta.id, ...replayed });
  }

  #connection(meta: ConnectionMeta, answered = meta.opened ?? meta.started): void {
    this.#now = meta;
    const { started, opened, framing, handshake } = meta;
    const builder = this.#builder;
    builder.timings(handshake?.timings ?? {});
    const sent = this.#source.handshakeBytes(meta, 'out');
    const received = this.#source.handshakeBytes(meta, 'in');
    if (sent.before.length > 0) builder.redirected('out', sent.before, started);
    if (received.before.length > 0) builder.redirected('in', received.before, started);
    if (sent.head.length > 0) builder.bytes('out', sent.head, started);
    if (received.head.length > 0) builder.bytes('in', received.head, answered);
    if (framing !== undefined) builder.startFrames(framing);
    if (opened !== undefined) builder.opened(opened);
    // What the proxy, TLS and the doctor said is not in the bytes.
    if (handshake !== undefined) builder.capture.note({ handshake });
  }

  #end(time: number): void {
    const meta = this.#now;
    this.#now = undefined;
    if (meta === undefined) return;
    const { close, failure, handshake } = meta;
    this.#builder.end({
      time: meta.ended ?? time,
      ...(close === undefined ? {} : { close }),
      ...(failure === undefined ? {} : { failure }),
    });
    if (handshake !== undefined) this.#builder.capture.note({ handshake });
  }
}
