import type { ConnectionMeta } from '../../capture/connectionMeta.ts';
import { connectionOfMarker } from '../../capture/connectionList.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import { Opcode } from '../../wire/opcodes.ts';
import type { ByteSink } from '../byteSink.ts';
import type { Conversation } from '../conversation.ts';
import type { Exporter } from '../exporter.ts';
import type { FormatContext } from '../formatContext.ts';
import { harEntryFields } from './harEntryFields.ts';
import { messageText } from './messageText.ts';

const creator = { name: 'WebSocket Inspector', version: '1' };

/**
 * HAR 1.2 as Chrome writes it: an entry for each connection, with its messages in `_webSocketMessages`. Control frames and
 * messages that are not whole have no place there.
 */
export const exportHar: Exporter = async (conversation, sink, context) => {
  const entries = new Entries(conversation, sink);
  await sink.write(`{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"pages":[],"entries":[`);
  await entries.begin(conversation.meta.connections[0]!);
  for await (const record of conversation.records(context)) {
    const { marker, time } = record;
    if (marker !== undefined) {
      if (marker.kind === 'ended') continue;
      const opened = marker.kind === 'reconnected' ? time : undefined;
      const meta = connectionOfMarker(conversation.meta.connections, marker, time);
      await entries.begin(opened === undefined ? meta : { ...meta, opened: meta.opened ?? opened }, opened);
    } else if (isMessage(record, conversation)) {
      await entries.message(record, context);
    }
  }
  await entries.end();
  await sink.write(']}}\n');
};

/** The first frame of a message that is whole. */
function isMessage(record: FrameRecord, { reader }: Conversation): boolean {
  const opcode = record.byte0 & 0xf;
  return record.first && (opcode === Opcode.text || opcode === Opcode.binary) && reader.extent(record).complete;
}

class Entries {
  readonly #conversation: Conversation;
  readonly #sink: ByteSink;
  #isOpen = false;
  #messages = 0;
  #entries = 0;

  constructor(conversation: Conversation, sink: ByteSink) {
    this.#conversation = conversation;
    this.#sink = sink;
  }

  /** `answered`: when the last byte of the handshake passed, where that is known. */
  async begin(connection: ConnectionMeta, answered?: number): Promise<void> {
    await this.end();
    const fields = JSON.stringify(harEntryFields(connection, this.#conversation, answered));
    const messages = connection.opened === undefined ? '' : ',"_webSocketMessages":[';
    await this.#sink.write(`${this.#entries++ === 0 ? '' : ','}\n${fields.slice(0, -1)}${messages}`);
    if (messages === '') await this.#sink.write('}');
    else this.#isOpen = true;
    this.#messages = 0;
  }

  async message(first: FrameRecord, context: FormatContext): Promise<void> {
    if (!this.#isOpen) return;
    const { direction, time, byte0 } = first;
    const fields = { type: direction === 'out' ? 'send' : 'receive', time: time / 1000, opcode: byte0 & 0xf };
    const { pieces, more } = await messageText(first, this.#conversation.reader, context);
    const separator = this.#messages++ === 0 ? '\n' : ',\n';
    await this.#sink.write(`${separator}${JSON.stringify({ ...fields, ...more }).slice(0, -1)},"data":"`);
    for (const piece of pieces) await this.#sink.write(piece);
    await this.#sink.write('"}');
  }

  async end(): Promise<void> {
    if (this.#isOpen) await this.#sink.write(']}');
    this.#isOpen = false;
  }
}
