import { mostFieldColumns } from '../contract/panel.ts';
import type { Row, View } from '../contract/model.ts';
import { readColumnField, type ColumnField } from '../filterLanguage/columnField.ts';
import { fieldCharacters, fieldText } from '../filterLanguage/fieldText.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { Payload } from './decode/format.ts';
import type { Plain } from './decode/plain.ts';
import { brief } from './decode/plainText.ts';
import { fieldRoot } from './filter/treeOf.ts';
import { rowPayload, treeBy } from './decodedMessage.ts';
import type { Reading } from './sessionDecoding.ts';

/** A field and how it was written. */
export interface AskedField extends ColumnField {
  name: string;
}

/** Those that are any, of the first ones. */
export function askedFields(names: readonly string[]): AskedField[] {
  return names.slice(0, mostFieldColumns).flatMap((name) => {
    const field = readColumnField(name);
    return field === undefined ? [] : [{ ...field, name }];
  });
}

/** Puts into the row what its message has at these fields. Where that cannot be read the row stays as it is. */
export function withFields(
  row: Row,
  first: FrameRecord,
  view: View,
  reader: MessageReader,
  reading: Reading | undefined,
  fields: readonly AskedField[],
): void {
  const by = reading && treeBy(reading);
  const wanted = fields.flatMap((field) => {
    const root = field.decoder === undefined ? (tree: unknown) => tree : by && fieldRoot(by, field.decoder);
    return root === undefined ? [] : [{ ...field, root }];
  });
  const payload = wanted.length === 0 ? undefined : rowPayload(row, first, view, reader);
  const tree = payload && treeOf(payload, reading);
  if (tree === undefined) return;
  const found = wanted.flatMap(({ name, paths, root }) => {
    const text = fieldText(root(tree), paths, (value) => brief(value as Plain, fieldCharacters));
    return text === undefined ? [] : [[name, text] as const];
  });
  if (found.length > 0) row.fields = Object.fromEntries(found);
}

/** As a filter's paths have it: what the decoder makes of it, else what it is as JSON. */
function treeOf(payload: Payload, reading: Reading | undefined): unknown {
  const tree = reading && treeBy(reading).read(payload);
  if (tree !== undefined) return tree;
  try {
    return JSON.parse(Buffer.from(payload.bytes).toString('utf8')) as unknown;
  } catch {
    // Not JSON: that is an answer, not an error.
    return undefined;
  }
}
