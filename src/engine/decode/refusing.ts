import { DecodeError, type Codec } from './format.ts';

/** Why there is nothing to read by is told at each message, as there is no other place where one asks what it means. */
export function refusing(reason: string): Codec {
  return {
    decode() {
      throw new DecodeError(reason);
    },
    summary: () => undefined,
  };
}
