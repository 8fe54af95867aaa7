import { t } from '../../../contract/l10n.ts';
import type { Direction } from '../../../contract/model.ts';
import { Opcode } from '../../wire/opcodes.ts';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { messageTime } from './harFields.ts';
import { JsonCollector, member, numberOf, textOf, type JsonTree } from './jsonObject.ts';
import { longestText, readTokens } from './jsonTokens.ts';
import { JsonWalk, type JsonVisitor } from './jsonWalk.ts';

export interface HarMessage {
  direction: Direction;
  /** Undefined where it is not said. */
  time: number | undefined;
  opcode: number;
  bytes: Uint8Array;
}

/**
 * Reads the messages of an entry, one after the other. `take` is given each, `rest` is awaited now and then. Throws an
 * `Unreadable` where the list is damaged; what came before has been taken.
 */
export async function harMessages(
  file: SourceFile,
  range: { start: number; end: number },
  context: FormatContext,
  take: (message: HarMessage) => void,
  rest: () => Promise<void>,
): Promise<void> {
  const walk = new JsonWalk(new MessagesReader(take));
  await readTokens(
    file,
    range,
    context,
    (token) => {
      walk.take(token);
      return true;
    },
    rest,
  );
  if (!walk.isOver) throw new Unreadable(atByte(range.end), t('the list of messages ends before its bracket.'));
}

class MessagesReader implements JsonVisitor {
  readonly #take: (message: HarMessage) => void;
  #message: { collected: JsonCollector; offset: number } | undefined;

  constructor(take: (message: HarMessage) => void) {
    this.#take = take;
  }

  enter(path: Parameters<JsonVisitor['enter']>[0], kind: 'list' | 'object', offset: number): void {
    if (path.length === 1) this.#message = { collected: new JsonCollector(longestText), offset };
    this.#message?.collected.enter(path, kind);
  }

  leave(path: Parameters<JsonVisitor['leave']>[0]): void {
    const message = this.#message;
    message?.collected.leave();
    if (path.length !== 1 || message === undefined) return;
    this.#message = undefined;
    if (message.collected.isFull) throw new Unreadable(atByte(message.offset), t('the message is too long.'));
    const read = messageOf(message.collected.tree, message.offset);
    if (read !== undefined) this.#take(read);
  }

  value(path: Parameters<JsonVisitor['value']>[0], value: string | number | boolean | null): void {
    this.#message?.collected.value(path, value);
  }
}

const outwards = new Set(['send', 'sent', 'request', 'outgoing']);
const inwards = new Set(['receive', 'received', 'response', 'incoming']);

/** Undefined where it is none, as the errors that Chrome writes between them. */
function messageOf(fields: JsonTree | undefined, offset: number): HarMessage | undefined {
  const type = textOf(member(fields, 'type')) ?? '';
  const opcode = numberOf(member(fields, 'opcode')) ?? Opcode.text;
  if (!outwards.has(type) && !inwards.has(type)) return undefined;
  if (!Number.isInteger(opcode) || opcode < 0 || opcode > 15) return undefined;
  const data = textOf(member(fields, 'data')) ?? '';
  const isBase64 = opcode !== Opcode.text || member(fields, '_encoding') === 'base64';
  return {
    direction: outwards.has(type) ? 'out' : 'in',
    time: messageTime(member(fields, 'time')),
    opcode: opcode === Opcode.continuation ? Opcode.binary : opcode,
    bytes:
      opcode === Opcode.close && data === ''
        ? closePayload(fields)
        : isBase64
          ? decoded(data, offset)
          : Buffer.from(data),
  };
}

function decoded(data: string, offset: number): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(data)) {
    throw new Unreadable(atByte(offset), t('the data of a binary message is no Base64.'));
  }
  return Buffer.from(data, 'base64');
}

/** Some write the code of a close frame beside its empty data. */
function closePayload(fields: JsonTree | undefined): Uint8Array {
  const code = numberOf(member(fields, 'code'));
  if (code === undefined || !Number.isInteger(code) || code < 0 || code > 0xffff) return new Uint8Array(0);
  const reason = textOf(member(fields, 'reason')) ?? '';
  return Buffer.concat([Buffer.of(code >> 8, code & 0xff), Buffer.from(reason)]);
}
