/** Variables of messages whose values are made when the message is sent: `${uuid}` and the like. */

/** What each stands for; the names are free for variables of environments, which go before these. */
export const generated = {
  uuid: 'a random UUID (RFC 9562), another one at each place',
  now: 'the time of sending: 2026-01-31T12:00:00.000Z',
  timestamp: 'the time of sending, in seconds since 1970',
  timestampMs: 'the time of sending, in milliseconds since 1970',
  counter: 'counts the messages of the connection that hold it, from 1',
} as const;

export type GeneratedName = keyof typeof generated;

/** What they are made of. */
export interface Occasion {
  /** Milliseconds since the epoch. */
  time: number;
  counter: number;
  uuid: () => string;
}

export function isGenerated(name: string): name is GeneratedName {
  return Object.hasOwn(generated, name);
}

export function generatedValue(name: GeneratedName, { time, counter, uuid }: Occasion): string {
  switch (name) {
    case 'uuid':
      return uuid();
    case 'now':
      return new Date(time).toISOString();
    case 'timestamp':
      return String(Math.floor(time / 1000));
    case 'timestampMs':
      return String(time);
    case 'counter':
      return String(counter);
    default:
      return name satisfies never;
  }
}
