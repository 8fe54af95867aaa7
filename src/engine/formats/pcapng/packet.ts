/** A packet as a file has it. */
export interface Packet {
  /** Milliseconds since the epoch; undefined where the file does not say. */
  time: number | undefined;
  /** What it begins with: see `LinkType`. */
  link: number;
  /** As much of it as was captured; valid until the next packet is read. */
  bytes: Buffer;
  /** Of the packet in the file. */
  offset: number;
  comments: readonly string[];
}

export interface PacketSource {
  /** The program that wrote the file, as it says. */
  readonly creator: string | undefined;
  /** Throws an `Unreadable` where the file cannot be read on. */
  packets(): AsyncGenerator<Packet>;
}

/** Longer ones are on no wire. */
export const longestPacket = 16 * 1024 * 1024;
