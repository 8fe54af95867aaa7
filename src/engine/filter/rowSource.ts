import type { FilterNote } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { View } from '../../contract/model.ts';
import { readFilter } from '../../filterLanguage/read.ts';
import { slips } from '../../filterLanguage/slips.ts';
import type { Capture } from '../capture/capture.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { Pairing } from '../correlation/pairing.ts';
import { noAnnotations } from './annotations.ts';
import { compile } from './compile.ts';
import type { Condition } from './condition.ts';
import { FilteredRows } from './filteredRows.ts';
import { fieldRoot, type TreeOf } from './treeOf.ts';
import type { ViewRows } from './viewRows.ts';

export function rowSource(
  capture: Capture,
  reader: MessageReader,
  view: View,
  text: string,
  annotations = noAnnotations,
  pairing?: Pairing,
  treeOf?: TreeOf,
): ViewRows {
  const { filter, notes: misread } = readFilter(text);
  const notes = [...misread, ...slips(text)].sort((a, b) => a.from - b.from);
  if (filter.kind !== 'all') {
    const condition = compile(filter, capture.meta.started);
    notes.push(...decoderNotes(condition, capture, treeOf));
    const asksForReplies = condition.asks('reply') || condition.asks('unanswered');
    const replies = asksForReplies ? (pairing ?? new Pairing(capture, reader)) : undefined;
    return new FilteredRows(capture, reader, view, { condition, notes, annotations, replies, treeOf });
  }
  return view === 'frames' ? allFrames(capture, notes) : allMessages(capture, notes);
}

/** Fields of a decoder that does not read the messages are nowhere. */
function decoderNotes(condition: Condition, { frames }: Capture, treeOf: TreeOf | undefined): FilterNote[] {
  const others = [...new Set(condition.decoders())].filter((id) => !treeOf || !fieldRoot(treeOf, id));
  if (treeOf === undefined && frames.count === 0) return [];
  return others.map((id) => ({ from: 0, to: 0, text: otherDecoder(id, treeOf?.format) }));
}

function otherDecoder(asked: string, reads: string | undefined): string {
  return reads === undefined
    ? t('The messages are not read as {0}: nothing is found. Choose Decoder… changes that.', asked)
    : t('The messages are read as {1}, not as {0}: nothing is found. Choose Decoder… changes that.', asked, reads);
}

function allFrames({ frames }: Capture, notes: FilterNote[]): ViewRows {
  return {
    get size() {
      return frames.count;
    },
    get scanned() {
      return frames.count;
    },
    notes,
    slice(start, count) {
      const length = Math.max(0, Math.min(count, frames.count - start));
      return Array.from({ length }, (_, i) => start + i + 1);
    },
    rank: (id) => Math.min(Math.max(0, id - 1), frames.count),
    step: () => true,
  };
}

function allMessages({ frames, messages }: Capture, notes: FilterNote[]): ViewRows {
  return {
    get size() {
      return messages.size;
    },
    get scanned() {
      return frames.count;
    },
    notes,
    slice: (start, count) => messages.slice(start, count),
    rank: (id) => messages.rank(id),
    step: () => true,
  };
}
