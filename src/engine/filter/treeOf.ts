import type { Payload } from '../decode/format.ts';
import type { Plain } from '../decode/plain.ts';

/** What a payload means, by the session's decoder; undefined where that cannot be read, or it is to be taken as JSON. */
export type TreeOf = (payload: Payload) => Plain | undefined;
