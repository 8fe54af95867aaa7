/** Fields of messages that a column can show: `mqtt.topic`, `$.type`, written as in a filter. */
import { longestField } from '../contract/panel.ts';
import { readDecodedField } from './decodedFields.ts';
import type { Decoder } from './decoderIds.ts';
import { readPath, type JsonPath } from './path.ts';

export interface ColumnField {
  /** The only one that has it; undefined: of any, and of JSON. */
  decoder: Decoder | undefined;
  /** Of these the first where there is something. Lists are gone through. */
  paths: readonly JsonPath[];
}

/** Undefined where it is none. */
export function readColumnField(text: string): ColumnField | undefined {
  if (text.length > longestField) return undefined;
  const path = readPath(text);
  return path === undefined ? readDecodedField(text) : { decoder: undefined, paths: [path] };
}

export function isColumnField(text: string): boolean {
  return readColumnField(text) !== undefined;
}
