import type { Redacted, Redaction } from '../../../contract/formats.ts';
import { t } from '../../../contract/l10n.ts';
import type { Direction } from '../../../contract/model.ts';
import { Capture } from '../../capture/capture.ts';
import { connectionNumbered } from '../../capture/connectionList.ts';
import type { ConnectionMeta, Framing } from '../../capture/connectionMeta.ts';
import type { MarkerRecord } from '../../capture/marker.ts';
import type { Conversation } from '../conversation.ts';
import type { FormatContext } from '../formatContext.ts';
import { FrameRedaction } from './frameRedaction.ts';
import { redactConnection } from './redactConnection.ts';
import { redactHttp } from './redactHttp.ts';
import { redactionRules } from './redactionRules.ts';
import { Redactor } from './redactor.ts';

/** Bytes that wait for the disk before more is read. */
const mostPending = 8 * 1024 * 1024;
const plain = { deflate: false, takeover: { in: true, out: true } };

/**
 * Records a conversation again in this folder, with what the redaction says replaced: rows have the same numbers, times
 * and, but for compressed messages, lengths. Rejects where it cannot; the folder is to be removed in any case.
 */
export async function redactedCapture(
  conversation: Conversation,
  redaction: Redaction,
  folder: string,
  context: FormatContext,
): Promise<{ capture: Capture; redacted: Redacted }> {
  const redactor = new Redactor(redactionRules(redaction));
  // The same things again, which count once.
  const aside = new Redactor(redactor.rules);
  const { id, label, url, started, excerpt } = conversation.meta;
  const about = { id, label: aside.text(label), url: aside.text(url), started };
  const capture = Capture.create(folder, about, { changed: () => undefined }, 'atTheEnd');
  try {
    if (excerpt !== undefined) {
      const { filter, ...counts } = excerpt;
      capture.amend({ excerpt: { ...counts, ...(filter === undefined ? {} : { filter: aside.text(filter) }) } });
    }
    await new Recording(conversation, capture, redactor, aside, context).run();
    return { capture, redacted: redactor.counts };
  } catch (error) {
    await capture.dispose();
    throw error;
  }
}

class Recording {
  readonly #conversation: Conversation;
  readonly #capture: Capture;
  readonly #redactor: Redactor;
  readonly #aside: Redactor;
  readonly #context: FormatContext;
  readonly #frames: FrameRedaction;
  #isOver = false;

  constructor(
    conversation: Conversation,
    capture: Capture,
    redactor: Redactor,
    aside: Redactor,
    context: FormatContext,
  ) {
    this.#conversation = conversation;
    this.#capture = capture;
    this.#redactor = redactor;
    this.#aside = aside;
    this.#context = context;
    this.#frames = new FrameRedaction(conversation, redactor, context.signal);
  }

  async run(): Promise<void> {
    const capture = this.#capture;
    const { meta } = this.#conversation;
    const [first] = meta.connections;
    this.#heads(first!, first!.opened ?? first!.started);
    if (first!.framing !== undefined) this.#open(first!.framing);
    capture.note(redactConnection(first!, this.#aside));
    for await (const record of this.#conversation.records(this.#context)) {
      if (record.marker !== undefined) {
        this.#marker(record.time, record.marker);
      } else {
        for (const piece of await this.#frames.frame(record)) capture.append(record.direction, piece, record.time);
      }
      await this.#room();
    }
    this.#last();
    const { bookmarks } = this.#conversation;
    capture.marks.bookmarks.add(new Map(bookmarks.map((one) => [one.id, this.#aside.text(one.note ?? '')])));
    for (let id = 1; this.#conversation.replays.length > 0 && id <= this.#conversation.count; id++) {
      const replayed = this.#conversation.replayed(id);
      if (replayed !== undefined) capture.marks.replays.add(id, replayed);
    }
    capture.marks.replays.flush();
    const { origin, damage, ended } = meta;
    capture.amend({
      ...(origin === undefined ? {} : { origin }),
      ...(damage === undefined ? {} : { damage: this.#aside.text(damage) }),
    });
    if (ended !== undefined) capture.finish({ ended });
    await this.#room(0);
    if (capture.frames.count !== this.#conversation.count) {
      throw new Error(t('The capture could not be recorded again with all of its rows.'));
    }
  }

  /** What passed before the first frame. */
  #heads(connection: ConnectionMeta, time: number): void {
    for (const direction of ['out', 'in'] as const) {
      const { before, head } = this.#conversation.handshakeBytes(connection, direction);
      for (const bytes of [before, head]) this.#capture.append(direction, redactHttp(bytes, this.#redactor), time);
    }
  }

  #open({ deflate, takeover }: Pick<Framing, 'deflate' | 'takeover'>): void {
    const { bytesIn, bytesOut } = this.#capture.counters;
    this.#capture.startFrames({ offset: { in: bytesIn, out: bytesOut }, deflate, takeover });
    this.#frames.connection(takeover);
  }

  #marker(time: number, { kind, connection, code, framing = { offset: noOffset, ...plain } }: MarkerRecord): void {
    const capture = this.#capture;
    if (kind === 'ended') {
      this.#end(time);
      capture.mark('ended', time, code);
      return;
    }
    const { connections } = this.#conversation.meta;
    const listed = connectionNumbered(connections, connection);
    this.#end(listed?.started ?? time);
    capture.begin(listed?.started ?? time);
    this.#isOver = false;
    if (listed !== undefined) this.#heads(listed, time);
    if (kind === 'reconnected') {
      capture.append('in', new Uint8Array(0), time);
      this.#open(framing);
      this.#frames.reconnected(framing.takeover);
    }
    if (listed !== undefined) capture.note(redactConnection(listed, this.#aside));
    if (kind === 'reconnected') return;
    this.#end(time);
    capture.mark('attempt-failed', time);
  }

  /** The connection of now has ended, unless that was told before. */
  #end(time: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#capture.end(this.#capture.connection.ended ?? time);
  }

  /** What is after the last row: an attempt that is under way, or the end. */
  #last(): void {
    const { connections, ended } = this.#conversation.meta;
    const last = connections.at(-1)!;
    if (last.number > this.#capture.connection.number) {
      this.#end(last.started);
      this.#capture.begin(last.started);
      this.#isOver = false;
      this.#heads(last, last.started);
      this.#capture.note(redactConnection(last, this.#aside));
    }
    const over = last.ended ?? ended;
    if (over !== undefined) this.#end(over);
  }

  async #room(most = mostPending): Promise<void> {
    if (this.#capture.pending > most) {
      this.#capture.flush();
      await this.#capture.drained();
    }
    const { failure } = this.#capture;
    if (failure !== undefined) throw failure.error;
  }
}

const noOffset: Record<Direction, number> = { in: 0, out: 0 };
