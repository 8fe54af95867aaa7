import type { Direction } from '../../../contract/model.ts';
import type { Endpoints } from './endpoints.ts';
import { TcpFlag, tcpPacket } from './tcpPacket.ts';

/** What is not acknowledged yet must fit into the window that packets tell. */
const mostUnacknowledged = 0x7fff;
const nothing = new Uint8Array(0);

interface Side {
  /** Sequence number of the byte that it sends next. */
  next: number;
  /** What of it the other side has told that it has. */
  acknowledged: number;
}

export type WritePacket = (packet: Uint8Array, time: number, comments?: readonly string[]) => Promise<void>;

/** A TCP connection as it may have been on the wire: segments, sequence numbers and acknowledgements of what passed. */
export class TcpStream {
  readonly #endpoints: Endpoints;
  readonly #write: WritePacket;
  readonly #segmentSize: number;
  readonly #sides: Record<Direction, Side> = {
    out: { next: 0x10000000, acknowledged: 0x10000000 },
    in: { next: 0x20000000, acknowledged: 0x20000000 },
  };

  constructor(endpoints: Endpoints, write: WritePacket) {
    this.#endpoints = endpoints;
    this.#write = write;
    // An Ethernet frame's 1,500 bytes without the headers of IP and TCP.
    this.#segmentSize = endpoints.server.address.length === 4 ? 1460 : 1440;
  }

  /** RFC 9293 §3.5: the three packets that open it. */
  async open(asked: number, answered: number, comments: readonly string[]): Promise<void> {
    await this.#send('out', TcpFlag.syn, nothing, asked, comments);
    await this.#send('in', TcpFlag.syn | TcpFlag.ack, nothing, answered);
    await this.#send('out', TcpFlag.ack, nothing, answered);
  }

  /** Nobody listened: the three packets that do not open it. */
  async refused(asked: number, answered: number, comments: readonly string[]): Promise<void> {
    await this.#send('out', TcpFlag.syn, nothing, asked, comments);
    await this.#send('in', TcpFlag.rst | TcpFlag.ack, nothing, answered);
  }

  /** Bytes that passed at that time, in segments. */
  async data(direction: Direction, bytes: Uint8Array, time: number): Promise<void> {
    for (let at = 0; at < bytes.length; at += this.#segmentSize) {
      const payload = bytes.subarray(at, at + this.#segmentSize);
      const isLast = at + payload.length === bytes.length;
      await this.#send(direction, isLast ? TcpFlag.ack | TcpFlag.psh : TcpFlag.ack, payload, time);
      const { next, acknowledged } = this.#sides[direction];
      if (next - acknowledged > mostUnacknowledged) await this.#send(other(direction), TcpFlag.ack, nothing, time);
    }
  }

  /** RFC 9293 §3.6: `first` has no more to send, and then the other side. */
  async close(first: Direction, time: number): Promise<void> {
    await this.#send(first, TcpFlag.fin | TcpFlag.ack, nothing, time);
    await this.#send(other(first), TcpFlag.fin | TcpFlag.ack, nothing, time);
    await this.#send(first, TcpFlag.ack, nothing, time);
  }

  async #send(
    direction: Direction,
    flags: number,
    payload: Uint8Array,
    time: number,
    comments?: readonly string[],
  ): Promise<void> {
    const { client, server } = this.#endpoints;
    const [own, peer] = [this.#sides[direction], this.#sides[other(direction)]];
    const acknowledges = (flags & TcpFlag.ack) !== 0;
    const packet = tcpPacket({
      ...(direction === 'out' ? { from: client, to: server } : { from: server, to: client }),
      sequence: own.next % 2 ** 32,
      acknowledged: acknowledges ? peer.next % 2 ** 32 : 0,
      flags,
      payload,
      ...((flags & TcpFlag.syn) === 0 ? {} : { segmentSize: this.#segmentSize }),
    });
    if (acknowledges) peer.acknowledged = peer.next;
    // SYN and FIN take a place in the sequence.
    own.next += payload.length + ((flags & (TcpFlag.syn | TcpFlag.fin)) === 0 ? 0 : 1);
    await this.#write(packet, time, comments);
  }
}

function other(direction: Direction): Direction {
  return direction === 'in' ? 'out' : 'in';
}
