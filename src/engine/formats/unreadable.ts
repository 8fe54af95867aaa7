import { t } from '../../contract/l10n.ts';

/** A file cannot be read beyond some place. */
export class Unreadable extends Error {
  /** `place`: see below; `why` is a sentence. */
  constructor(place: string, why: string) {
    super(t('At {0}: {1}', place, why));
    this.name = 'Unreadable';
  }
}

/** Offset in the file. */
export function atByte(offset: number): string {
  return t('byte {0}', offset);
}

/** From 1. */
export function atLine(number: number): string {
  return t('line {0}', number);
}

export function atEnd(): string {
  return t('its end');
}
