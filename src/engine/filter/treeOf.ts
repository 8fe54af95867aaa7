import type { FormatId } from '../../contract/decoding.ts';
import type { Payload, Route } from '../decode/format.ts';
import type { Plain } from '../decode/plain.ts';

/** What payloads mean, by the session's decoder. */
export interface TreeOf {
  readonly format: FormatId;
  /** With a route only what lies on it is made. */
  readonly routed: boolean;
  /** Undefined where the payload cannot be read, or is to be taken as JSON. */
  read: (payload: Payload, route?: Route) => Plain | undefined;
}
