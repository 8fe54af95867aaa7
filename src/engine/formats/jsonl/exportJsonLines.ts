import type { ConnectionMeta } from '../../capture/connectionMeta.ts';
import { connectionOfMarker } from '../../capture/connectionList.ts';
import type { MarkerRecord } from '../../capture/marker.ts';
import type { ByteSink } from '../byteSink.ts';
import type { Conversation } from '../conversation.ts';
import type { Exporter } from '../exporter.ts';
import { frameLines } from './frameLines.ts';
import {
  jsonLinesName,
  jsonLinesVersion,
  type CaptureLine,
  type ConnectionLine,
  type EndLine,
  type JsonLine,
} from './jsonLines.ts';
import { lineBytes } from './lineBytes.ts';
import { messageLines } from './messageLines.ts';

/** A line for the capture, for each connection, and for each frame or message. */
export const exportJsonLines: Exporter = async (conversation, sink, context, { view }) => {
  const bookmarks = new Map(conversation.bookmarks.map((bookmark) => [bookmark.id, bookmark]));
  const lines = new ConnectionLines(conversation, sink);
  await lines.begin();
  for await (const record of conversation.records(context)) {
    if (record.marker !== undefined) {
      await lines.marker(record.time, record.marker);
      continue;
    }
    if (view === 'messages' && !record.first) continue;
    const marking = { bookmark: bookmarks.get(record.id), replayed: conversation.replayed(record.id) };
    const rows =
      view === 'frames'
        ? frameLines(record, marking, conversation.reader)
        : messageLines(record, marking, conversation.reader, context);
    for await (const line of rows) await write(line, sink);
  }
  await lines.end();
};

/** What is between the frames. */
class ConnectionLines {
  readonly #conversation: Conversation;
  readonly #sink: ByteSink;
  /** Of which the lines are now; undefined between two. */
  #now: ConnectionMeta | undefined;

  constructor(conversation: Conversation, sink: ByteSink) {
    this.#conversation = conversation;
    this.#sink = sink;
  }

  async begin(): Promise<void> {
    const { label, url, started, ended, excerpt, damage, connections } = this.#conversation.meta;
    const line: CaptureLine = {
      type: 'capture',
      format: jsonLinesName,
      version: jsonLinesVersion,
      label,
      url,
      started,
      ...(ended === undefined ? {} : { ended }),
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(damage === undefined ? {} : { damage }),
    };
    await write(line, this.#sink);
    await this.#connection(connections[0]!);
  }

  async marker(time: number, marker: MarkerRecord): Promise<void> {
    const { kind, framing } = marker;
    if (kind === 'ended') {
      await this.#end(time);
      return;
    }
    const meta = connectionOfMarker(this.#conversation.meta.connections, marker, time);
    await this.#end(meta.started);
    if (kind === 'reconnected') {
      await this.#connection(framing === undefined ? meta : { ...meta, framing, opened: meta.opened ?? time }, time);
      return;
    }
    await this.#connection(meta);
    await this.#end(time);
  }

  async end(): Promise<void> {
    const { meta } = this.#conversation;
    // Attempts after which nothing was opened have no marker where they are the last thing that was under way.
    await this.#end(this.#now?.ended ?? meta.ended);
  }

  async #connection(meta: ConnectionMeta, answered?: number): Promise<void> {
    this.#now = meta;
    const { number, started, opened, framing, handshake } = meta;
    const sent = this.#conversation.handshakeBytes(meta, 'out');
    const received = this.#conversation.handshakeBytes(meta, 'in');
    const line: ConnectionLine = {
      type: 'connection',
      number,
      started,
      ...(opened === undefined ? {} : { opened }),
      ...(answered === undefined ? {} : { answered }),
      ...(handshake === undefined ? {} : { timings: handshake.timings }),
      ...heads(sent.head, received.head),
      ...(sent.before.length + received.before.length === 0 ? {} : { before: heads(sent.before, received.before) }),
      ...(framing === undefined ? {} : { agreed: { deflate: framing.deflate, takeover: framing.takeover } }),
    };
    await write(line, this.#sink);
  }

  /** Of the connection of now, where there is one. */
  async #end(time: number | undefined): Promise<void> {
    const meta = this.#now;
    this.#now = undefined;
    if (meta === undefined || time === undefined) return;
    const { number, close, failure } = meta;
    const line: EndLine = {
      type: 'end',
      connection: number,
      time: meta.ended ?? time,
      ...(close === undefined ? {} : { close }),
      ...(failure === undefined ? {} : { failure }),
    };
    await write(line, this.#sink);
  }
}

function heads(request: Uint8Array, response: Uint8Array): Pick<ConnectionLine, 'request' | 'response'> {
  return {
    ...(request.length === 0 ? {} : { request: lineBytes(request) }),
    ...(response.length === 0 ? {} : { response: lineBytes(response) }),
  };
}

function write(line: JsonLine, sink: ByteSink): Promise<void> {
  return sink.write(`${JSON.stringify(line)}\n`);
}
