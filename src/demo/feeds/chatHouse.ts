import { ChatBots } from './chatBots.ts';
import { type ChatMember, ChatRoom } from './chatRoom.ts';

/** Rooms of a server. */
export const MOST_ROOMS = 20;

/** The room that is always there. */
export const LOBBY = 'lobby';

interface Place {
  room: ChatRoom;
  bots: ChatBots;
}

/** The rooms of one server. A room that was left by all keeps its history until its place is needed. */
export class ChatHouse {
  readonly #places = new Map<string, Place>();
  readonly #speed: number;
  readonly #now: () => number;
  #guests = 0;

  constructor(speed: number, now: () => number) {
    this.#speed = speed;
    this.#now = now;
  }

  get rooms(): string[] {
    return [...this.#places.keys()];
  }

  guestName(): string {
    return `guest-${++this.#guests}`;
  }

  room(name: string): ChatRoom | undefined {
    return this.#places.get(name)?.room;
  }

  /** Makes the room where it is missing; false where all places are taken by rooms with people in them. */
  open(name: string): boolean {
    if (this.#places.has(name)) return true;
    // One place is kept for the lobby.
    const others = [...this.#places.values()].filter(({ room }) => room.name !== LOBBY);
    if (name !== LOBBY && others.length >= MOST_ROOMS - 1) {
      const empty = others.find(({ room }) => room.isEmpty);
      if (empty === undefined) return false;
      this.#places.delete(empty.room.name);
    }
    const room = new ChatRoom(name, this.#now);
    this.#places.set(name, { room, bots: new ChatBots(room, this.#speed) });
    return true;
  }

  enter(name: string, member: ChatMember): void {
    const place = this.#places.get(name);
    place?.room.join(member);
    place?.bots.start();
  }

  leave(name: string, member: ChatMember): void {
    const place = this.#places.get(name);
    place?.room.leave(member);
    if (place?.room.isEmpty === true) place.bots.stop();
  }

  say(name: string, from: string, text: string, ref?: string | number): void {
    const place = this.#places.get(name);
    place?.room.say(from, text, ref);
    place?.bots.hear(text, from);
  }
}
