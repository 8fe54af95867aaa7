/**
 * Chat rooms, JSON in text messages. Client to server:
 *
 *     {"type":"join","room":"lobby","name":"ann"}      name is optional; leaves the room before
 *     {"type":"message","text":"Hello","id":1}         id comes back as "ref"
 *     {"type":"typing","active":true}                  ends with the message, or with false
 *     {"type":"history"}
 *
 * Server to client: welcome, joined, history, presence, typing, message, error. A client begins as a guest in the lobby.
 */
import type { WebSocket } from 'ws';
import { type ClientMessage, readClientMessage } from '../clientMessage.ts';
import { sendOrPart } from '../delivery.ts';
import type { Feed } from '../served.ts';
import { ANSWERER, TALKER } from './chatBots.ts';
import { ChatHouse, LOBBY } from './chatHouse.ts';
import type { ChatEvent, ChatMember } from './chatRoom.ts';

/** UTF-16 code units. */
const LONGEST_NAME = 32;
const LONGEST_TEXT = 4000;

type ServerEvent =
  | ChatEvent
  | { type: 'welcome'; name: string; rooms: string[]; bots: string[] }
  | { type: 'error'; text: string; ref?: string | number };

export const chatFeed: Feed = {
  path: '/chat',
  description: 'Chat rooms in JSON with a bot that answers and one that talks; accepts the subprotocol chat.v1.',
  subprotocols: ['chat.v1'],
  open: ({ speed }) => {
    const house = new ChatHouse(speed, Date.now);
    return { join: (socket) => new ChatClient(house, socket).begin() };
  },
};

class ChatClient {
  readonly #house: ChatHouse;
  readonly #socket: WebSocket;
  readonly #tell: (event: ServerEvent) => void;
  #member: ChatMember;
  #room = LOBBY;

  constructor(house: ChatHouse, socket: WebSocket) {
    this.#house = house;
    this.#socket = socket;
    this.#tell = (event) => sendOrPart(socket, JSON.stringify(event));
    this.#member = { name: house.guestName(), hear: this.#tell };
  }

  begin(): void {
    this.#house.open(LOBBY);
    this.#tell({
      type: 'welcome',
      name: this.#member.name,
      rooms: this.#house.rooms,
      bots: [ANSWERER, TALKER],
    });
    this.#house.enter(LOBBY, this.#member);
    this.#socket.on('message', (data, binary) => {
      const read = readClientMessage(data, binary);
      const text = read.ok ? this.#obey(read.message) : read.why;
      const ref = read.ok ? read.message.id : undefined;
      if (text !== undefined) this.#tell({ type: 'error', text, ...(ref === undefined ? {} : { ref }) });
    });
    this.#socket.once('close', () => this.#house.leave(this.#room, this.#member));
  }

  /** Returns what is wrong with the message. */
  #obey({ type, id, fields }: ClientMessage): string | undefined {
    switch (type) {
      case 'join': {
        const room = shortString(fields['room'] ?? LOBBY, LONGEST_NAME);
        const name = shortString(fields['name'] ?? this.#member.name, LONGEST_NAME);
        if (room === undefined || name === undefined) return `"room" and "name" are 1 to ${LONGEST_NAME} characters.`;
        return this.#move(room, name);
      }
      case 'message': {
        const text = shortString(fields['text'], LONGEST_TEXT);
        if (text === undefined) return `"text" is 1 to ${LONGEST_TEXT} characters.`;
        this.#house.say(this.#room, this.#member.name, text, id);
        return undefined;
      }
      case 'typing':
        this.#house.room(this.#room)?.typing(this.#member.name, fields['active'] !== false);
        return undefined;
      case 'history':
        this.#tell({ type: 'history', room: this.#room, messages: this.#house.room(this.#room)?.history ?? [] });
        return undefined;
      default:
        return `The type ${JSON.stringify(type)} is unknown; join, message, typing and history are known.`;
    }
  }

  #move(room: string, name: string): string | undefined {
    if (this.#isTaken(room, name)) return `The name ${JSON.stringify(name)} is taken.`;
    if (!this.#house.open(room)) return 'There is no place for another room.';
    this.#house.leave(this.#room, this.#member);
    this.#room = room;
    this.#member = { name, hear: this.#tell };
    this.#house.enter(room, this.#member);
    return undefined;
  }

  /** A bot's, another guest's or that of somebody who is in the room. */
  #isTaken(room: string, name: string): boolean {
    if (name === this.#member.name) return room !== this.#room && this.#house.room(room)?.has(name) === true;
    return name === ANSWERER || name === TALKER || /^guest-/.test(name) || this.#house.room(room)?.has(name) === true;
  }
}

function shortString(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}
