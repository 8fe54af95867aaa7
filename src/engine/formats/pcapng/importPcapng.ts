import { t } from '../../../contract/l10n.ts';
import { encryptedOnly } from '../formatFailures.ts';
import type { BeginCapture, Importer } from '../importer.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { ImportedCaptures } from './importedCaptures.ts';
import { FileWindow } from './fileWindow.ts';
import { ipPacketIn } from './linkLayer.ts';
import type { ZerosLeft } from './orderedBytes.ts';
import type { Packet, PacketSource } from './packet.ts';
import { isPcap, PcapFile } from './readPcap.ts';
import { isPcapng, PcapngFile } from './readPcapng.ts';
import { tcpIn, type ReadSegment } from './readTcp.ts';
import { TcpConnection } from './tcpConnection.ts';

/** Connections at a time: of more the oldest that is no WebSocket is forgotten. */
const mostConnections = 10_000;
/** Bytes of all of them that wait for others, or of which it is not known yet what they are. */
const mostHeld = 64 * 1024 * 1024;
const mostZeros = 4 * 1024 * 1024;

/** The WebSocket connections in what was captured of a network, of pcapng and of classic files. */
export const importPcapng: Importer = async (file, begin, context) => {
  const window = new FileWindow(file, context);
  const beginning = await file.read(0, 4);
  if (!isPcap(beginning) && !isPcapng(beginning)) throw new Unreadable(atByte(0), t('it is no capture of a network.'));
  const source = isPcap(beginning) ? new PcapFile(window) : new PcapngFile(window);
  await new Connections(source, begin).read(file.name);
};

class Connections {
  readonly #source: PacketSource;
  readonly #captures: ImportedCaptures;
  readonly #open = new Map<string, TcpConnection>();
  readonly #zeros: ZerosLeft = { bytes: mostZeros };
  #time = 0;
  #hasTimes = true;
  #recorded = 0;
  #held = 0;
  #encrypted = 0;

  constructor(source: PacketSource, begin: BeginCapture) {
    this.#source = source;
    this.#captures = new ImportedCaptures(
      (about) => {
        this.#recorded++;
        const builder = begin(about);
        if (!this.#hasTimes) builder.doesNotHold('times');
        return builder;
      },
      () => source.creator,
    );
  }

  async read(name: string): Promise<void> {
    try {
      for await (const packet of this.#source.packets()) await this.#packet(packet);
    } catch (error) {
      if (error instanceof Unreadable) for (const connection of this.#open.values()) connection.relieve();
      throw error;
    }
    for (const [key, connection] of this.#open) await this.#end(key, connection, false);
    await this.#captures.finish();
    if (this.#recorded === 0 && this.#encrypted > 0) throw encryptedOnly(name, this.#encrypted);
  }

  async #packet({ time, link, bytes, comments }: Packet): Promise<void> {
    if (time === undefined) this.#hasTimes = false;
    else this.#time = time;
    const ip = ipPacketIn(link, bytes);
    const segment = ip === undefined ? undefined : tcpIn(ip);
    if (segment === undefined) return;
    const { from, to } = segment;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const connection = await this.#connection(key, segment, comments);
    const before = connection.held;
    const isOver = connection.take(segment, this.#time);
    this.#held += connection.held - before;
    if (isOver) await this.#end(key, connection, true);
    await connection.builder?.room();
    if (this.#held > mostHeld) await this.#relieve();
  }

  async #connection(key: string, segment: ReadSegment, comments: readonly string[]): Promise<TcpConnection> {
    const known = this.#open.get(key);
    if (known !== undefined && !known.isAnother(segment)) return known;
    if (known !== undefined) await this.#end(key, known, true);
    if (this.#open.size >= mostConnections) await this.#forgetOne();
    const made = { time: this.#time, comments, captures: this.#captures, zeros: this.#zeros };
    const connection = new TcpConnection(segment, made);
    this.#open.set(key, connection);
    return connection;
  }

  async #forgetOne(): Promise<void> {
    for (const [key, connection] of this.#open) {
      if (connection.builder !== undefined) continue;
      await this.#end(key, connection, false);
      return;
    }
  }

  /** Until half of it is free. */
  async #relieve(): Promise<void> {
    for (const connection of this.#open.values()) {
      const before = connection.held;
      connection.relieve();
      this.#held += connection.held - before;
      await connection.builder?.room();
      if (this.#held < mostHeld / 2) return;
    }
  }

  async #end(key: string, connection: TcpConnection, over: boolean): Promise<void> {
    this.#open.delete(key);
    this.#held -= connection.held;
    if (connection.isEncrypted) this.#encrypted++;
    await connection.end(over);
  }
}
