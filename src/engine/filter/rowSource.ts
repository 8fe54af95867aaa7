import type { FilterNote } from '../../contract/engine.ts';
import type { View } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { FilteredRows } from './filteredRows.ts';
import { parseFilter } from './parse.ts';
import type { ViewRows } from './viewRows.ts';

export function rowSource(capture: Capture, reader: MessageReader, view: View, text: string): ViewRows {
  const { filter, notes } = parseFilter(text);
  if (filter.kind !== 'all') return new FilteredRows(capture, reader, view, filter, notes);
  return view === 'frames' ? allFrames(capture, notes) : allMessages(capture, notes);
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
