/** A chat room: who is in it, and what was said last. */

export interface ChatLine {
  /** From 1 in each room. */
  readonly id: number;
  readonly room: string;
  readonly from: string;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** What a room tells its members. */
export type ChatEvent =
  | { type: 'joined'; room: string; name: string; members: string[] }
  | { type: 'history'; room: string; messages: readonly ChatLine[] }
  | { type: 'presence'; room: string; name: string; state: 'joined' | 'left' }
  | { type: 'typing'; room: string; name: string; active: boolean }
  | ({ type: 'message'; ref?: string | number } & ChatLine);

export interface ChatMember {
  readonly name: string;
  hear(event: ChatEvent): void;
}

/** Lines that a room remembers. */
export const HISTORY = 50;

export class ChatRoom {
  readonly name: string;
  readonly #now: () => number;
  readonly #members = new Set<ChatMember>();
  readonly #history: ChatLine[] = [];
  #lastId = 0;

  constructor(name: string, now: () => number) {
    this.name = name;
    this.#now = now;
  }

  get history(): readonly ChatLine[] {
    return this.#history;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  has(name: string): boolean {
    return [...this.#members].some((member) => member.name === name);
  }

  /** Tells the others, then the newcomer who is there and what was said. */
  join(member: ChatMember): void {
    const { name } = member;
    this.#tell({ type: 'presence', room: this.name, name, state: 'joined' });
    this.#members.add(member);
    const members = [...this.#members].map((other) => other.name);
    member.hear({ type: 'joined', room: this.name, name, members });
    member.hear({ type: 'history', room: this.name, messages: [...this.#history] });
  }

  leave(member: ChatMember): void {
    if (!this.#members.delete(member)) return;
    this.#tell({ type: 'presence', room: this.name, name: member.name, state: 'left' });
  }

  /** Everybody hears it, the speaker too; `ref` is the id that the speaker gave it. */
  say(from: string, text: string, ref?: string | number): void {
    const line: ChatLine = { id: ++this.#lastId, room: this.name, from, text, time: this.#now() };
    this.#history.push(line);
    if (this.#history.length > HISTORY) this.#history.shift();
    this.#tell({ type: 'message', ...line, ...(ref === undefined ? {} : { ref }) });
  }

  /** Everybody but the one who types hears it. */
  typing(name: string, active: boolean): void {
    this.#tell({ type: 'typing', room: this.name, name, active }, name);
  }

  #tell(event: ChatEvent, except?: string): void {
    for (const member of this.#members) if (member.name !== except) member.hear(event);
  }
}
