import type { Bookmark } from '../../../contract/model.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import { opcodeName } from '../../wire/opcodes.ts';
import type { FrameLine } from './jsonLines.ts';

type RowFields = Pick<FrameLine, 'id' | 'time' | 'direction' | 'opcode' | 'bookmarked' | 'note'>;

/** What a frame's line and a message's have in common. */
export function rowFields({ id, time, direction, byte0 }: FrameRecord, bookmark: Bookmark | undefined): RowFields {
  const note = bookmark?.note;
  return {
    id,
    time,
    direction,
    opcode: opcodeName(byte0 & 0xf),
    ...(bookmark === undefined ? {} : { bookmarked: true }),
    ...(note === undefined ? {} : { note }),
  };
}
