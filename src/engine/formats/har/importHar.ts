import { t } from '../../../contract/l10n.ts';
import type { NotHeld } from '../../../contract/formats.ts';
import type { BeginCapture, Importer } from '../importer.ts';
import type { CaptureBuilder } from '../captureBuilder.ts';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atEnd, Unreadable } from '../unreadable.ts';
import { harConnection, type HarConnection } from './harFields.ts';
import { harEntries, type HarEntry } from './harEntries.ts';
import { harHeads } from './harHeads.ts';
import { harMessages, type HarMessage } from './harMessages.ts';

const notHeld: readonly NotHeld[] = [
  'masking-keys',
  'fragments',
  'compression',
  'control-frames',
  'handshake-bytes',
  'connection-details',
  'frame-headers',
  'bookmarks',
];

/** HAR 1.2 with `_webSocketMessages`: an entry of a WebSocket is a capture; those that we wrote of one capture are one again. */
export const importHar: Importer = async (file, begin, context) => {
  const { creator, entries, damage } = await harEntries(file, context);
  let before: { capture: string; number: number; builder: CaptureBuilder } | undefined;
  for (const entry of entries) {
    const connection = harConnection(entry.fields);
    const { ours } = connection;
    const continues = ours !== undefined && ours.capture === before?.capture && ours.number > before.number;
    if (before !== undefined && !continues) await before.builder.finish();
    const reading = new EntryReading(file, entry, connection, context);
    const builder = continues && before !== undefined ? reading.goOn(before.builder) : reading.begin(begin, creator);
    await reading.read();
    before = { capture: ours?.capture ?? '', number: ours?.number ?? 0, builder };
  }
  if (damage !== undefined) throw damage;
  await before?.builder.finish();
};

/** Records what an entry tells of one connection. */
class EntryReading {
  readonly #file: SourceFile;
  readonly #entry: HarEntry;
  readonly #connection: HarConnection;
  readonly #context: FormatContext;
  #builder!: CaptureBuilder;
  #opened = false;
  #started: number;

  constructor(file: SourceFile, entry: HarEntry, connection: HarConnection, context: FormatContext) {
    this.#file = file;
    this.#entry = entry;
    this.#connection = connection;
    this.#context = context;
    this.#started = connection.started ?? 0;
  }

  begin(begin: BeginCapture, creator: string | undefined): CaptureBuilder {
    const { url, ours, started } = this.#connection;
    this.#builder = begin({
      format: 'har',
      started: this.#started,
      url,
      notHeld,
      ...(creator === undefined ? {} : { creator }),
      ...(ours?.label === undefined ? {} : { label: ours.label }),
      excerpt: ours?.excerpt,
    });
    if (started === undefined) this.#builder.doesNotHold('times');
    return this.#builder;
  }

  /** Of a capture that we have written, whose connection before was lost. */
  goOn(builder: CaptureBuilder): CaptureBuilder {
    builder.begin(this.#started);
    this.#builder = builder;
    return builder;
  }

  async read(): Promise<void> {
    const { messages, apart } = this.#entry;
    const { close, failure, ended, status } = this.#connection;
    if (messages !== undefined) {
      await harMessages(
        this.#file,
        messages,
        this.#context,
        (message) => this.#message(message),
        () => this.#builder.room(),
      );
    }
    this.#open(undefined);
    this.#builder.end({
      time: ended ?? this.#builder.time,
      ...(close === undefined ? {} : { close }),
      ...(failure === undefined || status === 101 ? {} : { failure }),
    });
    if (messages !== undefined) return;
    if (apart !== undefined) {
      throw new Unreadable(atEnd(), t('the messages are in another file, {0}.', apart));
    }
    if (status === 101) this.#builder.doesNotHold('messages');
  }

  /** The answer came before the first message, whatever is said of when. */
  #open(first: number | undefined): void {
    if (this.#opened) return;
    this.#opened = true;
    const builder = this.#builder;
    const { opened = this.#started, answered = opened, timings, status } = this.#connection;
    const heads = harHeads(this.#connection);
    const notAfter = (time: number): number => Math.max(this.#started, Math.min(time, first ?? time));
    builder.timings(timings);
    if (heads !== undefined) {
      builder.bytes('out', heads.request, this.#started);
      if (heads.response !== undefined) builder.bytes('in', heads.response, notAfter(answered));
    }
    const isOpen = heads === undefined ? status === 101 || status === 200 : status === 101;
    if (heads === undefined && (isOpen || first !== undefined)) builder.doesNotHold('handshake');
    if (isOpen || first !== undefined) {
      builder.startFrames({ deflate: false, takeover: { in: true, out: true } });
      builder.opened(notAfter(opened));
    }
  }

  #message({ direction, time, opcode, bytes }: HarMessage): void {
    this.#open(time);
    if (time === undefined) this.#builder.doesNotHold('times');
    this.#builder.frame(direction, { opcode, fin: true, rsv: 0, bytes }, time ?? this.#builder.time);
  }
}
