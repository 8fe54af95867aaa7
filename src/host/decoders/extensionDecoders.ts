/** What decoders that other extensions have registered make of rows. */
import * as vscode from 'vscode';
import type { Decoder } from '../../api.ts';
import { isForeignId, type DecodedPayload } from '../../contract/decoding.ts';
import type { RowsWindow } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { FrameDetail, Row, View } from '../../contract/model.ts';
import { readColumnField } from '../../filterLanguage/columnField.ts';
import { fieldText } from '../../filterLanguage/fieldText.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { RegisteredDecoders } from './registeredDecoders.ts';
import { readTree, writeTree } from './exactTree.ts';
import { runDecoder } from './runDecoder.ts';

/** A longer message is not read for its line in the table, and a still longer one not at all. */
const summarisedBytes = 64 * 1024;
const decodedBytes = 4 * 1024 * 1024;
/** Milliseconds for the rows of one answer; those that are left have their payload's beginning until they are asked for again. */
const windowPatience = 200;
/** After so many payloads that took too long it is not asked any more for rows of this session. */
const mostSlow = 3;
const slow = 100;
const keptLines = 2_000;

/** What a decoder makes of a row, or that it cannot read it. */
type ReadRow = Pick<Row, 'preview' | 'fields' | 'decoder'> | Required<Pick<Row, 'refused'>>;

type Reads = Pick<HostSession, 'id' | 'snapshot' | 'call'>;

export class ExtensionDecoders implements vscode.Disposable {
  readonly #registered: RegisteredDecoders;
  readonly #listening: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  /** One was registered or is gone. */
  readonly onDidChange = this.#changed.event;
  /** Rows by session, decoder, id and fields. The oldest goes first. */
  readonly #lines = new Map<string, ReadRow>();
  /** Payloads that took too long, by session and decoder. */
  readonly #slow = new Map<string, number>();

  constructor(registered: RegisteredDecoders) {
    this.#registered = registered;
    this.#listening = registered.onDidChange(() => this.#forget());
  }

  get all(): readonly Decoder[] {
    return this.#registered.all;
  }

  /** The rows with the lines of the session's decoder, and these fields, where that is another extension's. */
  async window(session: Reads, found: RowsWindow, view: View, fields: readonly string[] = []): Promise<RowsWindow> {
    const decoder = this.#of(session);
    if (decoder === undefined) return found;
    const until = performance.now() + windowPatience;
    const rows: Row[] = [];
    for (const row of found.rows) {
      const read = isReadable(row, view) ? await this.#read(session, decoder, row, { until, fields }) : undefined;
      rows.push(read === undefined ? row : { ...row, ...read });
    }
    return { ...found, rows };
  }

  /** What the selected message means, or why that is not known. */
  async detail(session: Reads, found: FrameDetail): Promise<FrameDetail> {
    const id = session.snapshot.decoder?.chain ?? '';
    if (!isForeignId(id) || !isReadable(found.row, 'messages', decodedBytes)) return found;
    return { ...found, decoded: await this.#decoded(session, id, found.row) };
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #isThere(decoder: Decoder): boolean {
    return this.#registered.get(decoder.id) === decoder;
  }

  #of({ snapshot }: Reads): Decoder | undefined {
    return this.#registered.get(snapshot.decoder?.chain ?? '');
  }

  async #decoded(session: Reads, id: string, row: Row): Promise<DecodedPayload> {
    const decoder = this.#registered.get(id);
    if (decoder !== undefined) {
      const bytes = await payloadOf(session, row);
      return bytes instanceof Error ? unread(decoder, bytes) : run(decoder, row, bytes);
    }
    return {
      decoder: id,
      title: id,
      failure: t('The extension that brings this decoder is not there, or not active.'),
    };
  }

  /** Undefined: the payload's beginning says it best, or there was no time. */
  async #read(
    session: Reads,
    decoder: Decoder,
    row: Row,
    { until, fields }: { until: number; fields: readonly string[] },
  ): Promise<ReadRow | undefined> {
    if (!this.#isThere(decoder)) return undefined;
    const key = [session.id, session.snapshot.generation, decoder.id, row.id, ...fields].join(' ');
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const asked = `${session.id} ${decoder.id}`;
    if (performance.now() > until || (this.#slow.get(asked) ?? 0) >= mostSlow) return undefined;
    const bytes = await payloadOf(session, row);
    // It may be there when it is asked for again.
    if (bytes instanceof Error) return readRow(unread(decoder, bytes), fields);
    const began = performance.now();
    const decoded = await run(decoder, row, bytes);
    // One that is gone, or has another in its place, says nothing any more.
    if (!this.#isThere(decoder)) return undefined;
    if (performance.now() - began > slow) this.#slow.set(asked, (this.#slow.get(asked) ?? 0) + 1);
    const read = readRow(decoded, fields);
    this.#lines.set(key, read);
    for (const oldest of this.#lines.keys()) {
      if (this.#lines.size <= keptLines) break;
      this.#lines.delete(oldest);
    }
    return read;
  }

  #forget(): void {
    this.#lines.clear();
    this.#slow.clear();
    this.#changed.fire();
  }
}

/** The error where the engine has it no more, or cannot read it: that is of this row alone. */
async function payloadOf(session: Reads, { id }: Row): Promise<Uint8Array | Error> {
  try {
    return await session.call('payload', { id });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function run(decoder: Decoder, { direction, opcode }: Row, payload: Uint8Array): Promise<DecodedPayload> {
  // Bytes of its own: what it does to them is done to nothing else.
  const bytes = Uint8Array.from(payload);
  return runDecoder(decoder, { direction: direction === 'out' ? 'out' : 'in', text: opcode === 'text', bytes });
}

function unread({ id, title }: Decoder, { message }: Error): DecodedPayload {
  return { decoder: id, title, failure: message };
}

function readRow(decoded: DecodedPayload, fields: readonly string[]): ReadRow {
  const { decoder, title } = decoded;
  if ('failure' in decoded) {
    const { failure, offset } = decoded;
    return { refused: { title, failure, ...(offset !== undefined && { offset }) } };
  }
  const { summary, tree, cut } = decoded;
  if (fields.length === 0 || cut === true) return { preview: summary, decoder };
  return { preview: summary, decoder, fields: fieldsIn(readTree(tree), fields) };
}

/** Only paths: fields by name are those of the formats that are known here. */
function fieldsIn(tree: unknown, fields: readonly string[]): Record<string, string> {
  const found = fields.flatMap((name) => {
    const field = readColumnField(name);
    if (field === undefined || field.decoder !== undefined) return [];
    const text = fieldText(tree, field.paths, writeTree);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

/** A text or binary message that is whole and not too long. */
function isReadable(row: Row, view: View, limit = summarisedBytes): boolean {
  const isMessage = (row.opcode === 'text' || row.opcode === 'binary') && row.marker === undefined;
  return isMessage && !row.inflating && !row.atLeast && row.payloadLength <= limit && (view === 'messages' || row.fin);
}
