import type { Codec, Evidence, Payload } from '../../../src/engine/decode/format.ts';
import { DecodeError } from '../../../src/engine/decode/format.ts';
import { formatOf } from '../../../src/engine/decode/registry.ts';
import type { FormatId } from '../../../src/contract/decoding.ts';
import type { Direction } from '../../../src/contract/model.ts';

/** `0x…` is a binary message, all else a text one. */
export function payload(written: string, direction: Direction = 'in'): Payload {
  const isHex = written.startsWith('0x');
  const hex = written.slice(2).replaceAll(' ', '');
  return { direction, text: !isHex, bytes: isHex ? Buffer.from(hex, 'hex') : Buffer.from(written) };
}

/** `> …` was sent, `< …` received. */
export function evidence(messages: readonly string[] = [], about: Partial<Evidence> = {}): Evidence {
  return {
    subprotocol: '',
    url: 'ws://host/',
    messages: messages.map((one) => ({ ...payload(one.slice(2), one.startsWith('>') ? 'out' : 'in'), cut: false })),
    ...about,
  };
}

export async function codecOf(id: Exclude<FormatId, 'none'>, about = evidence()): Promise<Codec> {
  return formatOf(id).open(about);
}

export function sure(id: Exclude<FormatId, 'none'>, about: Evidence): number {
  return formatOf(id).recognise(about);
}

/** Plain objects, as tests write them. */
export function read(codec: Codec, written: string, direction: Direction = 'in'): unknown {
  return structuredClone(codec.decode(payload(written, direction)));
}

export function line(codec: Codec, written: string, direction: Direction = 'in'): string | undefined {
  return codec.summary(codec.decode(payload(written, direction)));
}

/** `reply publish 5`, one for each correlation. */
export function ids(codec: Codec, written: string, direction: Direction = 'in'): string[] {
  const given = payload(written, direction);
  return (codec.correlations?.(codec.decode(given), given) ?? []).map(({ role, id }) => `${role} ${id}`);
}

/** The offset of the byte that it is refused for. */
export function refusedAt(codec: Codec, written: string): number | undefined | 'read' {
  try {
    codec.decode(payload(written));
    return 'read';
  } catch (error) {
    if (error instanceof DecodeError) return error.offset;
    throw error;
  }
}
