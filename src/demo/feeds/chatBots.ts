/** Two members of every room: `ada` answers, `max` talks now and then. */
import type { ChatRoom } from './chatRoom.ts';

export const ANSWERER = 'ada';
export const TALKER = 'max';

/** Milliseconds, divided by the server's speed. */
export const ANSWER_AFTER = 700;
const TYPES_FOR = 900;
export const TALKS_EVERY = 4000;

const REMARKS = [
  'Has anybody seen the build this morning?',
  'Green again. It was the time zone.',
  'I moved the standup to ten.',
  'Coffee is ready ☕',
  'Who broke the staging server?',
  'It was me. Fixed.',
  'The new release is out: 🎉',
  'Lunch?',
];

/** The nth thing that the talker says, from 0; after the last one it begins anew. */
export function remark(turn: number): string {
  return REMARKS[turn % REMARKS.length] as string;
}

/** What the answerer replies. */
export function answerTo(text: string, from: string): string {
  if (/^(hi|hello|hey)\b/i.test(text)) return `Hello, ${from}.`;
  if (/\bhelp\b/i.test(text))
    return 'Send {"type":"join","room":"…"}, {"type":"message","text":"…"} or {"type":"typing"}.';
  if (text.trim().endsWith('?')) return 'I would have to look that up.';
  return `I count ${Array.from(text).length} characters, ${from}.`;
}

/** The bots of one room; they live while somebody is there to hear them. */
export class ChatBots {
  readonly #room: ChatRoom;
  readonly #speed: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #talking: NodeJS.Timeout | undefined;
  #turn = 0;
  #asked: { text: string; from: string } | undefined;

  constructor(room: ChatRoom, speed: number) {
    this.#room = room;
    this.#speed = speed;
  }

  start(): void {
    this.#talking ??= setInterval(() => {
      this.#room.typing(TALKER, true);
      this.#later(TYPES_FOR, () => this.#room.say(TALKER, remark(this.#turn++)));
    }, TALKS_EVERY / this.#speed);
  }

  stop(): void {
    clearInterval(this.#talking);
    this.#talking = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#asked = undefined;
  }

  /** Answers after a while; of several messages in that while the last one. */
  hear(text: string, from: string): void {
    const alreadyTyping = this.#asked !== undefined;
    this.#asked = { text, from };
    if (alreadyTyping) return;
    this.#room.typing(ANSWERER, true);
    this.#later(ANSWER_AFTER, () => {
      const asked = this.#asked;
      this.#asked = undefined;
      if (asked) this.#room.say(ANSWERER, answerTo(asked.text, asked.from));
    });
  }

  #later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds / this.#speed);
    this.#timers.add(timer);
  }
}
