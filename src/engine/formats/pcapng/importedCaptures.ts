import type { CaptureBuilder, ImportedAbout } from '../captureBuilder.ts';
import type { BeginCapture } from '../importer.ts';
import type { ReadNote } from './readNote.ts';

/** What is known of a connection before its bytes are recorded. */
export interface BegunConnection {
  started: number;
  /** Where nothing in it says so. */
  url: string | undefined;
  note: ReadNote | undefined;
}

interface Ours {
  builder: CaptureBuilder;
  connection: number;
}

/** The captures that a file is made into: one for each connection; those that we wrote of one capture are one again. */
export class ImportedCaptures {
  readonly #begin: BeginCapture;
  readonly #creator: () => string | undefined;
  readonly #ours = new Map<string, Ours>();

  constructor(begin: BeginCapture, creator: () => string | undefined) {
    this.#begin = begin;
    this.#creator = creator;
  }

  /** Where a connection is recorded. `isShared`: others may follow in the same capture. */
  connection({ started, url, note }: BegunConnection): { builder: CaptureBuilder; isShared: boolean } {
    if (note === undefined) {
      return { builder: this.#begin(this.#about({ started, ...(url === undefined ? {} : { url }) })), isShared: false };
    }
    const before = this.#ours.get(note.capture);
    if (before !== undefined && note.connection > before.connection && !before.builder.isFinished) {
      before.builder.begin(note.started);
      before.connection = note.connection;
      return { builder: before.builder, isShared: true };
    }
    const { label, url: of, excerpt } = note;
    const builder = this.#begin(this.#about({ started: note.started, label, url: of, excerpt }));
    if (before === undefined) this.#ours.set(note.capture, { builder, connection: note.connection });
    return { builder, isShared: before === undefined };
  }

  /** Nothing more comes. */
  async finish(): Promise<void> {
    for (const { builder } of this.#ours.values()) if (!builder.isFinished) await builder.finish();
  }

  #about(known: Pick<ImportedAbout, 'started' | 'label' | 'url' | 'excerpt'>): ImportedAbout {
    const creator = this.#creator();
    return {
      format: 'pcapng',
      ...known,
      ...(creator === undefined ? {} : { creator }),
      notHeld: ['connection-details', 'bookmarks'],
    };
  }
}
