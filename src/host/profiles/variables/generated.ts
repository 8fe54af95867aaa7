/** Variables of messages whose values are made when the message is sent: `${uuid}` and the like. */
import { t } from '../../../contract/l10n.ts';

/** Their names are free for variables of environments, which go before these. */
export const generatedNames = ['uuid', 'now', 'timestamp', 'timestampMs', 'counter'] as const;

export type GeneratedName = (typeof generatedNames)[number];

/** What each stands for. */
export function generatedMeaning(name: GeneratedName): string {
  switch (name) {
    case 'uuid':
      return t('a random UUID, another one at each place');
    case 'now':
      return t('the time of sending: {0}', '2026-01-31T12:00:00.000Z');
    case 'timestamp':
      return t('the time of sending, in seconds since 1970');
    case 'timestampMs':
      return t('the time of sending, in milliseconds since 1970');
    case 'counter':
      return t('counts the messages of the connection that hold it, from 1');
    default:
      return name satisfies never;
  }
}

/** What they are made of. */
export interface Occasion {
  /** Milliseconds since the epoch. */
  time: number;
  counter: number;
  uuid: () => string;
}

export function isGenerated(name: string): name is GeneratedName {
  return generatedNames.some((known) => known === name);
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
