import type { FormatId } from '../../contract/decoding.ts';
import type { Codec, Payload, Route } from '../decode/format.ts';
import { member, type Plain } from '../decode/plain.ts';

/** What payloads mean, by the session's decoder. */
export interface TreeOf {
  readonly format: FormatId;
  /** The elements of this member are read as another format. */
  readonly inside?: Codec['inside'];
  /** With a route only what lies on it is made. */
  readonly routed: boolean;
  /** Undefined where the payload cannot be read, or is to be taken as JSON. */
  read: (payload: Payload, route?: Route) => Plain | undefined;
}

/** Where in a tree the fields of a decoder are: at its root, or where what is in it lies. Undefined: nowhere. */
export function fieldRoot(
  { format, inside }: Pick<TreeOf, 'format' | 'inside'>,
  decoder: string,
): ((root: unknown) => unknown) | undefined {
  if (decoder === format) return (root) => root;
  return inside?.format === decoder ? (root) => member(root as Plain | undefined, inside.member) : undefined;
}
