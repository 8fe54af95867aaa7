/** A file cannot be read beyond some place. */
export class Unreadable extends Error {
  /** `place`: `line 12`, `byte 4711`; `why` is a sentence. */
  constructor(place: string, why: string) {
    super(`At ${place}: ${why}`);
    this.name = 'Unreadable';
  }
}
