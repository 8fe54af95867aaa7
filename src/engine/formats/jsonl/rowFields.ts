import type { Bookmark, Replayed } from '../../../contract/model.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import { opcodeName } from '../../wire/opcodes.ts';
import type { FrameLine } from './jsonLines.ts';

type RowFields = Pick<FrameLine, 'id' | 'time' | 'direction' | 'opcode' | 'bookmarked' | 'note' | 'replayed'>;

/** What a person or a replay has put on a row. */
export interface RowMarking {
  bookmark: Bookmark | undefined;
  replayed: Replayed | undefined;
}

/** What a frame's line and a message's have in common. */
export function rowFields({ id, time, direction, byte0 }: FrameRecord, { bookmark, replayed }: RowMarking): RowFields {
  const note = bookmark?.note;
  return {
    id,
    time,
    direction,
    opcode: opcodeName(byte0 & 0xf),
    ...(bookmark === undefined ? {} : { bookmarked: true }),
    ...(note === undefined ? {} : { note }),
    ...(replayed === undefined ? {} : { replayed }),
  };
}
