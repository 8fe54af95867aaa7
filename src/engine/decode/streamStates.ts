import { t } from '../../contract/l10n.ts';
import { DecodeError, type EarlierMessages, type Payload } from './format.ts';

/** A state is kept after so many bytes of messages, and after so many messages. */
const bytesApart = 256 * 1024;
const messagesApart = 256;
/** More of them are thinned out: every other one is forgotten. */
const mostStates = 256;
/** Directions of connections, of one that was lost again and again. */
const mostLines = 16;
/** Bytes of messages that are gone through for one that is asked for; the rest is when it is asked for again. */
const bytesAtOnce = 1024 * 1024;
/** To look at a message costs as much as so many of its bytes. */
const messageCosts = 64;

/** What goes on from message to message. A step changes no state, it makes the next one. */
export interface StreamSteps<S, R> {
  readonly initial: S;
  /** Throws a `DecodeError` where the message cannot be read: what comes behind it cannot be either. */
  step(state: S, payload: Payload): { state: S; result: R };
}

interface Kept<S> {
  /** The state before the message of this row. */
  id: number;
  state: S | DecodeError;
}

/** The states of one direction of one connection. */
interface Line<S> {
  /** In the order of their rows: the first one, some on the way, the newest one. */
  readonly kept: Kept<S>[];
  /** How far the newest one is from the one before it. */
  messages: number;
  bytes: number;
  /** Where the last message was read: rows are mostly asked for one after the other. */
  recent: Kept<S> | undefined;
}

/**
 * What each message means of a stream that goes on over the messages of one direction of a connection, in whichever order
 * they are asked for. States are kept on the way, so that none is gone through from the beginning twice; they are bounded
 * in number, and so is what is gone through at a time.
 */
export class StreamStates<S, R> {
  readonly #steps: StreamSteps<S, R>;
  readonly #earlier: EarlierMessages;
  /** By direction and the row that the connection begins with. */
  readonly #lines = new Map<string, Line<S>>();
  #generation: number;

  constructor(earlier: EarlierMessages, steps: StreamSteps<S, R>) {
    this.#earlier = earlier;
    this.#steps = steps;
    this.#generation = earlier.generation;
  }

  /** Throws a `DecodeError`: also where what comes before the message is not known, or not gone through yet. */
  read(payload: Payload & { id: number }): R {
    const line = this.#lineOf(payload);
    const { state, result } = this.#step(this.#reach(line, payload), payload);
    this.#keep(line, { id: payload.id + 1, state }, payload.bytes.length);
    if (result instanceof DecodeError) throw result;
    return result;
  }

  #lineOf({ direction, id }: Payload & { id: number }): Line<S> {
    if (this.#generation !== this.#earlier.generation) this.#lines.clear();
    this.#generation = this.#earlier.generation;
    const { first, whole } = this.#earlier.connectionOf(id);
    const key = `${direction} ${first}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const state = whole ? this.#steps.initial : begunBefore();
    const line: Line<S> = { kept: [{ id: first, state }], messages: 0, bytes: 0, recent: undefined };
    const oldest = this.#lines.size < mostLines ? undefined : this.#lines.keys().next().value;
    if (oldest !== undefined) this.#lines.delete(oldest);
    this.#lines.set(key, line);
    return line;
  }

  /** The state before this message. */
  #reach(line: Line<S>, { direction, id }: Payload & { id: number }): S | DecodeError {
    const kept = line.kept.findLast((one) => one.id <= id)!;
    const { recent } = line;
    const near = recent !== undefined && recent.id <= id && recent.id > kept.id ? recent : kept;
    let { state } = near;
    let bytes = 0;
    for (const message of this.#earlier.between(direction, near.id, id)) {
      if (bytes > bytesAtOnce) {
        throw new DecodeError(t('What came before it is a long stream, which is gone through bit by bit: look again.'));
      }
      state = message.payload === undefined ? notRead(message.id) : this.#step(state, message.payload).state;
      const length = message.payload?.bytes.length ?? 0;
      bytes += length + messageCosts;
      this.#keep(line, { id: message.id + 1, state }, length);
    }
    return state;
  }

  #step(state: S | DecodeError, payload: Payload): { state: S | DecodeError; result: R | DecodeError } {
    if (state instanceof DecodeError) return { state, result: state };
    try {
      return this.#steps.step(state, payload);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return { state: new DecodeError(t('A message before it could not be read: {0}', error.message)), result: error };
    }
  }

  #keep(line: Line<S>, next: Kept<S>, length: number): void {
    line.recent = next;
    const { kept } = line;
    if (next.id <= kept.at(-1)!.id) return;
    line.messages++;
    line.bytes += length;
    const isFar = kept.length === 1 || line.messages >= messagesApart || line.bytes >= bytesApart;
    if (isFar) line.messages = line.bytes = 0;
    else kept.pop();
    kept.push(next);
    if (kept.length > mostStates)
      kept.splice(0, kept.length, ...kept.filter((_, i) => i % 2 === 0 || i === mostStates));
  }
}

function begunBefore(): DecodeError {
  return new DecodeError(t('The stream began before what is recorded: without its beginning it cannot be read.'));
}

function notRead(id: number): DecodeError {
  return new DecodeError(t('The message of row {0}, before it, could not be read.', id));
}
