import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';

/** Where a packet lies among the bytes of a message, its fixed header included. */
export interface PacketPlace {
  from: number;
  to: number;
}

/** Of one message; a packet has at least two bytes. */
export const mostPackets = 10_000;

/** The packets that a message has, by their fixed headers (mqtt-v5.0 §2.1). Throws a `DecodeError`. */
export function fixedHeaders(bytes: Uint8Array): PacketPlace[] {
  const places: PacketPlace[] = [];
  let at = 0;
  do {
    const from = at;
    if (bytes.length === 0 || !beginsPacket(bytes[from]!))
      throw new DecodeError(t('No packet of MQTT begins here.'), from);
    const { length, next } = remainingLength(bytes, from + 1);
    at = next + length;
    if (at > bytes.length) {
      // §6.0: it may go on in the next message; see `mqttStream`.
      const text = t('The packet has {0} bytes, of which {1} are in this message.', at - from, bytes.length - from);
      throw new DecodeError(text, bytes.length);
    }
    if (places.push({ from, to: at }) > mostPackets) throw new DecodeError(t('It has too many packets.'), at);
  } while (at < bytes.length);
  return places;
}

/** Its type, and the flags that go with it (§2.1.2, §2.1.3): a PUBLISH has no QoS 3 (§3.3.1.2). */
function beginsPacket(byte: number): boolean {
  const [type, flags] = [byte >> 4, byte & 15];
  if (type === 3) return (flags & 6) !== 6;
  return type !== 0 && flags === (type === 6 || type === 8 || type === 10 ? 2 : 0);
}

/** Its payload is a CONNECT (§3.1.2.1), of MQTT or of MQIsdp, its name before 3.1.1. */
export function isConnect(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x10) return false;
  const name = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return name.includes('\0\x04MQTT') || name.includes('\0\x06MQIsdp');
}

/** Of a CONNECT: 3, 4 (MQTT 3.1.1) or 5. */
export function levelOf(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.subarray(0, 16)).indexOf('M');
  const level = bytes[at + (bytes[at - 1] ?? 0)] ?? 4;
  return level === 3 || level === 5 ? level : 4;
}

/** A variable byte integer (§1.5.5): at most four bytes. */
function remainingLength(bytes: Uint8Array, from: number): { length: number; next: number } {
  let length = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) throw new DecodeError(t('The length of the packet does not end.'), from + i);
    length += (byte & 0x7f) * 128 ** i;
    if (byte < 0x80) return { length, next: from + i + 1 };
  }
  throw new DecodeError(t('The length of the packet has more than four bytes.'), from);
}
