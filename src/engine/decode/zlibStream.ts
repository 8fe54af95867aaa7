/**
 * One zlib stream over all messages of a direction, flushed at the end of each, as Discord's gateway has it
 * (discord.com/developers/docs/events/gateway, “Transport Compression”). RFC 1950 and 1951.
 */
import { constants, inflateRawSync } from 'node:zlib';
import { t } from '../../contract/l10n.ts';
import { DecodeError, type Payload } from './format.ts';
import type { StreamSteps } from './streamStates.ts';
import { endOf, joined, waitingWith, type Waiting } from './waiting.ts';
import { mostUnwrapped } from './wrappers.ts';

/** What a message may refer back to. */
const windowLength = 32 * 1024;
/** Of messages that are not flushed. */
const longestWaiting = 16 * 1024 * 1024;
/** An empty stored block, by which a flush ends. */
const flushed = Buffer.from('0000ffff', 'hex');

interface InflateState {
  /** Empty before the first message. */
  readonly window: Uint8Array;
  readonly begun: boolean;
  /** Of a message that has not ended with a flush: it goes on in the next one. */
  readonly waiting: Waiting | undefined;
}

/** The result is undefined where the flush is still to come. */
export const zlibStream: StreamSteps<InflateState, Uint8Array | undefined> = {
  initial: { window: new Uint8Array(0), begun: false, waiting: undefined },
  step(state, { bytes, text, wrapped }: Payload) {
    // What goes the other way is mostly not compressed at all.
    if (text && wrapped !== true) return { state, result: bytes };
    if ((state.waiting?.length ?? 0) + bytes.length > longestWaiting) throw tooLong();
    if (!endOf(state.waiting, bytes, flushed.length).equals(flushed)) {
      return { state: { ...state, waiting: waitingWith(state.waiting, bytes) }, result: undefined };
    }
    const data = joined(state.waiting, bytes);
    const result = inflated(state.begun ? data : withoutHeader(data), state.window);
    const window = Buffer.concat([state.window.subarray(-windowLength), result.subarray(-windowLength)]);
    // Copied: what is kept is not to hold all that was inflated.
    const kept = Uint8Array.from(window.subarray(-windowLength));
    return { state: { window: kept, begun: true, waiting: undefined }, result };
  },
};

function withoutHeader(data: Buffer): Buffer {
  const header = data.readUInt16BE();
  const isHeader = (data[0]! & 0x0f) === 8 && header % 31 === 0 && (header & 0x20) === 0;
  if (!isHeader) throw new DecodeError(t('No zlib stream begins here.'), 0);
  return data.subarray(2);
}

function inflated(data: Buffer, window: Uint8Array): Buffer {
  try {
    return inflateRawSync(data, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: mostUnwrapped,
      ...(window.length === 0 ? {} : { dictionary: window }),
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLong();
    throw new DecodeError(
      t('It is not {0}: {1}.', 'zlib-stream', error instanceof Error ? error.message : String(error)),
    );
  }
}

function tooLong(): DecodeError {
  return new DecodeError(t('It inflates to more than {0} MiB, which are not read.', mostUnwrapped / 1024 ** 2));
}
