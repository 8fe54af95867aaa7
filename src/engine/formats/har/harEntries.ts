import { t } from '../../../contract/l10n.ts';
import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { JsonCollector, member, numberOf, textOf, type JsonTree } from './jsonObject.ts';
import { readTokens } from './jsonTokens.ts';
import { JsonWalk, type JsonStep, type JsonVisitor } from './jsonWalk.ts';

/** Of what is kept of an entry: heads, times. */
const longestEntry = 4 * 1024 * 1024;
/** Of what is kept of all of them, in the measure of `longestEntry`; what an entry takes that has nothing counts, too. */
const mostKept = 32 * 1024 * 1024;
const emptyEntry = 1024;
/** Members of an entry whose contents are not looked at. */
const leftOut = new Set(['content', 'postData', '_initiator', '_webSocketMessages', 'cookies', 'queryString', 'cache']);

/** An entry of a WebSocket: what it says of itself, and where its messages are in the file. */
export interface HarEntry {
  fields: JsonTree;
  /** The list of them, its brackets included; undefined where it has none. */
  messages: { start: number; end: number } | undefined;
  /** The file beside this one that has the body: with Playwright it is that of the messages. */
  apart: string | undefined;
}

export interface HarContents {
  creator: string | undefined;
  entries: HarEntry[];
  /** Why nothing after them could be read. */
  damage: Unreadable | undefined;
}

/** Goes through a HAR once, and says where what is. Throws an `Unreadable` where it is none. */
export async function harEntries(file: SourceFile, context: FormatContext): Promise<HarContents> {
  const reader = new EntriesReader();
  const walk = new JsonWalk(reader);
  let damage: Unreadable | undefined;
  try {
    await readTokens(file, {}, context, (token) => {
      walk.take(token);
      return true;
    });
    if (!walk.isOver) throw new Unreadable(atByte(file.size), t('the file ends before its last bracket.'));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    damage = error;
  }
  reader.end(file.size);
  damage ??= reader.leftOut;
  if (!reader.isHar) throw damage ?? new Unreadable(atByte(0), t('it is no HAR: it has no “log” with “entries”.'));
  return { creator: reader.creator, entries: reader.entries, damage };
}

class EntriesReader implements JsonVisitor {
  readonly entries: HarEntry[] = [];
  isHar = false;
  /** There were more entries than are looked at. */
  leftOut: Unreadable | undefined;
  #kept = 0;
  #began = 0;
  #creator: { name?: string; version?: string } = {};
  #entry: JsonCollector | undefined;
  /** The depth of what is not looked at. */
  #skipped: number | undefined;
  #apart: string | undefined;
  #messages: { start: number; end: number | undefined } | undefined;

  get creator(): string | undefined {
    const { name, version } = this.#creator;
    return name === undefined ? undefined : [name, ...(version === undefined ? [] : [version])].join(' ');
  }

  enter(path: readonly JsonStep[], kind: 'list' | 'object', offset: number): void {
    if (isEntries(path) && kind === 'list') this.isHar = true;
    if (isEntry(path)) {
      this.#entry = new JsonCollector(longestEntry);
      this.#began = offset;
      this.#apart = undefined;
    }
    if (this.#entry === undefined || this.#skipped !== undefined) return;
    const name = path.at(-1);
    if (name === '_webSocketMessages' && path.length === 4 && kind === 'list') {
      this.#messages = { start: offset, end: undefined };
    }
    if (typeof name === 'string' && leftOut.has(name)) this.#skipped = path.length;
    else this.#entry.enter(path, kind);
  }

  leave(path: readonly JsonStep[], offset: number): void {
    if (this.#entry === undefined) return;
    if (this.#skipped !== undefined) {
      if (path.length !== this.#skipped) return;
      this.#skipped = undefined;
      if (path.at(-1) === '_webSocketMessages' && this.#messages?.end === undefined && this.#messages !== undefined) {
        this.#messages.end = offset + 1;
      }
      return;
    }
    this.#entry.leave();
    if (isEntry(path)) this.#ended(offset);
  }

  value(path: readonly JsonStep[], value: string | number | boolean | null): void {
    const [first, second, third] = path;
    if (path.length === 3 && first === 'log' && second === 'creator' && typeof value === 'string') {
      if (third === 'name' || third === 'version') this.#creator[third] = value.slice(0, 200);
    }
    if (path.length === 6 && path[4] === 'content' && path[5] === '_file' && typeof value === 'string')
      this.#apart = value;
    if (this.#entry !== undefined && this.#skipped === undefined) this.#entry.value(path, value);
  }

  /** The file has no more: an entry that is under way is kept as far as it goes. */
  end(size: number): void {
    if (this.#entry !== undefined) this.#ended(size);
  }

  #ended(end: number): void {
    const { tree: fields = null, size = 0 } = this.#entry ?? {};
    const messages = this.#messages;
    this.#entry = undefined;
    this.#messages = undefined;
    if (messages === undefined && !isWebSocket(fields)) return;
    if (this.#kept + size + emptyEntry > mostKept) {
      this.leftOut ??= new Unreadable(
        atByte(this.#began),
        t('more than {0} connections are not read; those from there on are left out.', this.entries.length),
      );
    }
    if (this.leftOut !== undefined) return;
    this.#kept += size + emptyEntry;
    const range = messages === undefined ? undefined : { start: messages.start, end: messages.end ?? end };
    this.entries.push({ fields, messages: range, apart: this.#apart });
  }
}

function isEntries(path: readonly JsonStep[]): boolean {
  return path.length === 2 && path[0] === 'log' && path[1] === 'entries';
}

function isEntry(path: readonly JsonStep[]): boolean {
  return path.length === 3 && path[0] === 'log' && path[1] === 'entries';
}

function isWebSocket(fields: JsonTree): boolean {
  if (textOf(member(fields, '_resourceType')) === 'websocket') return true;
  if (/^wss?:/i.test(textOf(member(member(fields, 'request'), 'url')) ?? '')) return true;
  return upgradesTo(member(fields, 'response'));
}

/** Firefox and mitmproxy say `https` of all, and Firefox nothing else of what an entry is. */
function upgradesTo(response: JsonTree | undefined): boolean {
  const headers = member(response, 'headers');
  if (numberOf(member(response, 'status')) !== 101 || !Array.isArray(headers)) return false;
  return headers.some(
    (header) =>
      textOf(member(header, 'name'))?.toLowerCase() === 'upgrade' &&
      textOf(member(header, 'value'))?.toLowerCase() === 'websocket',
  );
}
