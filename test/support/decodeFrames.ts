import { FrameDecoder, type DecodedFrame } from '../../src/engine/wire/frameDecoder.ts';
import { violationByNumber } from '../../src/engine/wire/violations.ts';

export interface DecodeOptions {
  fromServer?: boolean;
  deflate?: boolean;
  /** The stream ends after the last chunk. */
  end?: boolean;
}

export type Decoded = Omit<DecodedFrame, 'violation'> & { violation: string };

/** Runs the decoder over chunks and returns copies of what it emits, violations by their code. */
export function decodeFrames(chunks: readonly Uint8Array[], options: DecodeOptions = {}): Decoded[] {
  const frames: Decoded[] = [];
  const decoder = new FrameDecoder(
    { fromServer: options.fromServer ?? true, deflate: options.deflate ?? false, offset: 0 },
    (frame) => frames.push({ ...frame, violation: violationByNumber(frame.violation)?.code ?? '' }),
  );
  for (const chunk of chunks) decoder.push(chunk);
  if (options.end === true) decoder.end();
  return frames;
}

/** A stream cut in two at every offset, and into single bytes. Of a long one only the first and last 50 offsets. */
export function* everyCut(bytes: Uint8Array): Generator<Uint8Array[]> {
  const long = bytes.length > 2_000;
  for (let at = 0; at <= bytes.length; at++) {
    if (!long || at < 50 || at > bytes.length - 50) yield [bytes.slice(0, at), bytes.slice(at)];
  }
  if (!long) yield Array.from(bytes, (byte) => Uint8Array.of(byte));
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
}
