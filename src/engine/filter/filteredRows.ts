import type { FilterNote } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { View } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import { Flag, pageRecords, RecordPage } from '../capture/frameRecord.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { RowSet } from '../capture/rowSet.ts';
import type { Pairing } from '../correlation/pairing.ts';
import type { Annotations } from './annotations.ts';
import type { Condition } from './condition.ts';
import { FoundReplies } from './foundReplies.ts';
import { FrameCandidate } from './frameCandidate.ts';
import { inTurn, leftToRegex, matches } from './match.ts';
import { RegexQueue } from './regexQueue.ts';
import { withinTime } from './timeLimit.ts';
import type { TreeOf } from './treeOf.ts';
import type { ViewRows } from './viewRows.ts';

/** How long one step may keep the engine from its sockets. */
const stepMilliseconds = 8;
/** A payload that takes a while to look at. */
const dearLength = 16 * 1024;
/** Milliseconds for one that is looked at many times. */
const manyPatience = 2_000;
/** Fewer conditions than these are through with the longest payload soon enough. */
const many = 100;

/** What is looked for, and what was not understood of it. */
export interface Sought {
  condition: Condition;
  notes: FilterNote[];
  annotations: Annotations;
  /** Of the same record, where the condition asks for replies. */
  replies: Pairing | undefined;
  /** Where payloads are not read as JSON. */
  treeOf: TreeOf | undefined;
}

/** The rows of a view that match a filter, found step by step as frames arrive. */
export class FilteredRows implements ViewRows {
  readonly #notes: FilterNote[];
  readonly #capture: Capture;
  readonly #view: View;
  readonly #condition: Condition;
  readonly #candidate: FrameCandidate;
  readonly #rows = new RowSet();
  /** Of the index, where it is not in memory anyway; only while a scan goes on. */
  #page: RecordPage | undefined;
  /** Messages that were not whole when they were reached: one for each direction at most. */
  #unfinished: number[] = [];
  #scanned = 0;
  readonly #replies: FoundReplies | undefined;
  readonly #isLong: boolean;
  readonly #first: Condition;
  readonly #then: Condition | undefined;
  /** Where regular expressions are asked. */
  readonly #queue: RegexQueue | undefined;
  #gaveUp = false;

  constructor(capture: Capture, reader: MessageReader, view: View, sought: Sought) {
    const { condition, notes, annotations, replies, treeOf } = sought;
    this.#capture = capture;
    this.#view = view;
    this.#condition = condition;
    this.#candidate = new FrameCandidate(capture, reader, view, annotations, { replies, treeOf });
    this.#replies = replies && new FoundReplies(replies, capture.frames.count);
    this.#notes = notes;
    this.#isLong = condition.looks >= many;
    const { first, then } = inTurn(condition);
    this.#first = first;
    this.#then = then;
    this.#queue = condition.asks('regex') ? new RegexQueue() : undefined;
  }

  get notes(): readonly FilterNote[] {
    return [...this.#notes, ...this.#condition.doubts()];
  }

  get asksForBookmarks(): boolean {
    return this.#condition.asks('bookmarked') || this.#condition.asks('note');
  }

  get long(): number | undefined {
    return this.#replies?.long;
  }

  get size(): number {
    return this.#rows.size;
  }

  get scanned(): number {
    return Math.min(this.#scanned, (this.#queue?.first ?? Infinity) - 1);
  }

  slice(start: number, count: number): number[] {
    return this.#rows.slice(start, count);
  }

  rank(id: number): number {
    return this.#rows.rank(id);
  }

  step(): boolean {
    if (this.#gaveUp) {
      this.#scanned = this.#capture.frames.count;
      return true;
    }
    const now = performance.now();
    const until = now + stepMilliseconds;
    const known = this.#replies?.step(now, until) ?? true;
    for (let through = false; ;) {
      // What waits since the step before comes first.
      if (!this.#waits) {
        if (!this.#isLong) through = this.#scan(until);
        else if (!withinTime(manyPatience, () => (through = this.#scan(until))))
          return this.#giveUp(tooMany(this.#scanned));
      }
      if (this.#queue && !this.#answer(this.#queue, until)) return this.#giveUp(tooLong(this.#queue.first!));
      if (this.#waits) return false;
      if (through || performance.now() > until) return through && known;
    }
  }

  get #waits(): boolean {
    return this.#queue?.first !== undefined;
  }

  #answer(queue: RegexQueue, until: number): boolean {
    if (this.#then === undefined || !this.#waits) return queue.answer(until, this.#settle);
    const left: number[] = [];
    const ended = queue.answer(until, (id, isFound) => (isFound ? left.push(id) : this.#settle(id, false)));
    // Bytes that were looked at before are unmasked in their place.
    this.#candidate.rest();
    for (const id of left) {
      this.#candidate.move(id, this.#capture.frames.page(id), (id - 1) % pageRecords);
      this.#settle(id, matches(this.#then, this.#candidate));
    }
    this.#candidate.rest();
    return ended;
  }

  #giveUp(why: string): true {
    this.#gaveUp = true;
    this.#queue?.clear();
    this.#notes.push({ from: 0, to: 0, text: why });
    return true;
  }

  #scan(until: number): boolean {
    this.#judgeUnfinished();
    this.#judgeAgain();
    const { frames } = this.#capture;
    const queue = this.#queue;
    // A row is judged once it is known whether something has answered it.
    const last = this.#replies?.known ?? frames.count;
    while (this.#scanned < last) {
      const page = frames.scan(this.#scanned + 1, (this.#page ??= new RecordPage()));
      const end = Math.min(last, this.#scanned - (this.#scanned % pageRecords) + pageRecords);
      while (this.#scanned < end) {
        if (queue !== undefined && queue.isFull) return false;
        const id = ++this.#scanned;
        this.#judge(id, page, (id - 1) % pageRecords);
        const dear =
          (page.flags((id - 1) % pageRecords) & Flag.compressed) !== 0 ||
          page.payloadLength((id - 1) % pageRecords) > dearLength;
        if ((dear || (id & 127) === 0) && performance.now() > until) return this.#scanned === last;
      }
    }
    this.#candidate.rest();
    this.#page = undefined;
    return true;
  }

  #judge(id: number, page: RecordPage, at: number): void {
    const flags = page.flags(at);
    const first = (flags & Flag.first) !== 0;
    if (this.#view === 'messages' && !first) return;
    if (first && (flags & Flag.last) === 0 && (this.#view === 'messages' || (flags & Flag.compressed) !== 0)) {
      if (this.#capture.isOpen((flags & Flag.out) === 0 ? 'in' : 'out', id)) {
        this.#unfinished.push(id);
        return;
      }
    }
    this.#candidate.move(id, page, at);
    if (this.#queue !== undefined) this.#ask(id, this.#queue);
    else if (matches(this.#condition, this.#candidate)) this.#rows.add(id);
    else if (this.#replies !== undefined) this.#rows.delete(id);
  }

  #ask(id: number, queue: RegexQueue): void {
    const left = leftToRegex(this.#first, this.#candidate);
    if (typeof left === 'boolean') this.#settle(id, left);
    else queue.add(id, this.#candidate.text(), left);
  }

  /** It may have been judged before, where replies are asked for. */
  readonly #settle = (id: number, isFound: boolean): void => {
    if (isFound) this.#rows.add(id);
    else if (this.#replies !== undefined) this.#rows.delete(id);
  };

  #judgeUnfinished(): void {
    if (this.#unfinished.length === 0) return;
    const before = this.#unfinished;
    this.#unfinished = [];
    for (const id of before) this.#judge(id, this.#capture.frames.page(id), (id - 1) % pageRecords);
  }

  /** Those that were answered, or are known to ask, since they were judged. */
  #judgeAgain(): void {
    const changed = this.#replies?.changed(this.#scanned) ?? [];
    if (changed.length === 0) return;
    // Bytes that were looked at before are unmasked in their place.
    this.#candidate.rest();
    for (const id of changed) this.#judge(id, this.#capture.frames.page(id), (id - 1) % pageRecords);
    this.#candidate.rest();
  }
}

function tooLong(id: number): string {
  return t('The regular expression takes too long on frame {0}: rows from there on are not searched.', id);
}

function tooMany(id: number): string {
  return t('So many conditions take too long on frame {0}: rows from there on are not searched.', id);
}
