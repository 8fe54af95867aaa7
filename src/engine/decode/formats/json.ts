import type { Codec, Format } from '../format.ts';
import { jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { isList, isObject } from '../plain.ts';
import { wholeJson } from '../plainText.ts';

/** JSON (RFC 8259). What was sent is its own best line in the table. */
export const json: Format = {
  id: 'json',
  title: 'JSON',
  // Any format that is written in JSON says more, and is more sure.
  recognise: (evidence) => 0.5 * shareOfJson(evidence, (value) => isObject(value) || isList(value)),
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  json: true,
  decode: (payload) => jsonPayload(payload),
  summary: () => undefined,
  encode: (tree) => ({ text: wholeJson(tree) }),
};
