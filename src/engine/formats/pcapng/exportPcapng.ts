import { connectionNumbered, connectionOfMarker } from '../../capture/connectionList.ts';
import type { ConnectionMeta } from '../../capture/connectionMeta.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import type { MarkerRecord } from '../../capture/marker.ts';
import type { ByteSink } from '../byteSink.ts';
import type { Conversation, HandshakeBytes } from '../conversation.ts';
import type { Exporter } from '../exporter.ts';
import { interfaceBlock, nameBlock, packetBlock, sectionBlock } from './blocks.ts';
import { connectionComments } from './connectionNote.ts';
import { endpointsOf, type Endpoints } from './endpoints.ts';
import { TcpStream } from './tcpStream.ts';

const nothing: HandshakeBytes = { before: new Uint8Array(0), head: new Uint8Array(0) };

/** What was recorded, as the TCP connections that it may have come in: each frame in segments of its own. */
export const exportPcapng: Exporter = async (conversation, sink, context) => {
  await sink.write(sectionBlock('WebSocket Inspector'));
  await sink.write(interfaceBlock('websocket'));
  const { name, server } = endpointsOf(conversation.meta.url, 1);
  if (name !== undefined) await sink.write(nameBlock(server.address, name));
  const connections = new Connections(conversation, sink);
  connections.begin(conversation.meta.connections[0]!);
  for await (const record of conversation.records(context)) {
    if (record.marker === undefined) await connections.frame(record);
    else await connections.marker(record.time, record.marker);
  }
  await connections.end();
};

class Connections {
  readonly #conversation: Conversation;
  readonly #sink: ByteSink;
  /** Undefined between two. */
  #now: { meta: ConnectionMeta; answered: number | undefined; isListed: boolean } | undefined;
  /** There once packets of it were written. */
  #stream: TcpStream | undefined;
  /** Whether anything of the answer was. */
  #isAnswered = false;
  #time = 0;

  constructor(conversation: Conversation, sink: ByteSink) {
    this.#conversation = conversation;
    this.#sink = sink;
  }

  /** `answered`: when the last byte of the handshake passed, where that is known. */
  begin(meta: ConnectionMeta, answered?: number, isListed = true): void {
    this.#now = { meta, answered, isListed };
    this.#stream = undefined;
    this.#isAnswered = false;
  }

  async frame(record: FrameRecord): Promise<void> {
    await this.#open(record.time);
    this.#time = record.time;
    for (const piece of this.#conversation.reader.wirePieces(record)) {
      await this.#stream?.data(record.direction, piece, record.time);
    }
  }

  async marker(time: number, marker: MarkerRecord): Promise<void> {
    const { kind, connection, framing } = marker;
    if (kind === 'ended') return;
    await this.end(time);
    const { connections } = this.#conversation.meta;
    const listed = connectionNumbered(connections, connection);
    const meta = connectionOfMarker(connections, marker, time);
    if (kind === 'reconnected') {
      const opened = { opened: meta.opened ?? time, ...(framing === undefined ? {} : { framing }) };
      this.begin({ ...meta, ...opened }, time, listed !== undefined);
      return;
    }
    this.begin(meta, undefined, listed !== undefined);
    await this.end(time);
  }

  /** `otherwise`: when, where it is not known of the connection. */
  async end(otherwise?: number): Promise<void> {
    if (this.#now === undefined) return;
    await this.#open();
    const { close, ended = otherwise } = this.#now.meta;
    const isRefused = this.#now.meta.opened === undefined && !this.#isAnswered;
    if (ended !== undefined && !isRefused) {
      await this.#stream?.close(close?.by === 'us' ? 'out' : 'in', Math.max(ended, this.#time));
    }
    this.#now = undefined;
    this.#stream = undefined;
  }

  /** All that comes before the first frame, which passed at this time. */
  async #open(first = Infinity): Promise<void> {
    if (this.#now === undefined || this.#stream !== undefined) return;
    const { meta, answered, isListed } = this.#now;
    const { number, started, opened, ended, handshake } = meta;
    const { connect = 0, upgrade } = handshake?.timings ?? {};
    const bytes = (direction: 'in' | 'out'): HandshakeBytes =>
      isListed ? this.#conversation.handshakeBytes(meta, direction) : nothing;
    const [sent, received] = [bytes('out'), bytes('in')];
    const times = rising(started, started + connect, first);
    const response = Math.max(times[1], Math.min(answered ?? opened ?? ended ?? times[1], first));
    const request = upgrade === undefined ? times[1] : Math.max(times[1], response - upgrade);
    const stream = new TcpStream(this.#endpoints(number), (packet, time, comments) =>
      this.#sink.write(packetBlock(packet, time, comments)),
    );
    this.#stream = stream;
    const comments = connectionComments(meta, this.#conversation.meta);
    this.#isAnswered = received.before.length + received.head.length > 0;
    this.#time = response;
    if (opened === undefined && sent.head.length === 0 && !this.#isAnswered) {
      if (ended !== undefined) await stream.refused(times[0], Math.max(times[1], ended), comments);
      return;
    }
    await stream.open(times[0], times[1], comments);
    await stream.data('out', sent.before, request);
    await stream.data('in', received.before, request);
    await stream.data('out', sent.head, request);
    await stream.data('in', received.head, response);
  }

  #endpoints(connection: number): Endpoints {
    return endpointsOf(this.#conversation.meta.url, connection);
  }
}

/** When it was asked for a connection and when it was there: not after what came next. */
function rising(asked: number, there: number, next: number): [number, number] {
  return [Math.min(asked, next), Math.min(Math.max(asked, there), next)];
}
