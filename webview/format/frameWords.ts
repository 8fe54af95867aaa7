/** How frames are named: direction and kind always by glyph and word, colour only on top. */
import { t } from '../../src/contract/l10n.ts';
import type { Direction, Marker, Replayed, Row } from '../../src/contract/model.ts';
import type { IconName } from '../controls/iconNames.ts';
import { closeCodeName } from '../detail/closeCodes.ts';

export interface Sign {
  word: string;
  icon: IconName;
}

export function directionSign(direction: Direction): Sign {
  return direction === 'in' ? { word: t('received'), icon: 'arrow-down' } : { word: t('sent'), icon: 'arrow-up' };
}

export const markerIcons: Record<Marker['kind'], IconName> = {
  ended: 'debug-disconnect',
  'attempt-failed': 'warning',
  reconnected: 'sync',
};

const opcodeIcons: Record<string, IconName> = {
  continuation: 'ellipsis',
  text: 'symbol-key',
  binary: 'file-binary',
  close: 'circle-slash',
  ping: 'pulse',
  pong: 'reply',
};

/** `text`, or `opcode 0x3` where RFC 6455 §5.2 reserves it. */
export function opcodeSign(opcode: Row['opcode']): Sign {
  return typeof opcode === 'number'
    ? { word: `opcode 0x${opcode.toString(16)}`, icon: 'question' }
    : { word: opcode, icon: opcodeIcons[opcode] ?? 'question' };
}

/** The reserved bits that are set, e.g. `['RSV1']`. */
export function reservedBits(rsv: number): string[] {
  return ['RSV1', 'RSV2', 'RSV3'].filter((_, index) => (rsv & (4 >> index)) !== 0);
}

/** `FIN RSV1 MASK`, with points in the place of what is not set. */
export function flagText({ fin, rsv, masked }: Row): string {
  const reserved = reservedBits(rsv).join(' ');
  return [fin ? 'FIN' : '···', reserved === '' ? '····' : reserved, masked ? 'MASK' : '····'].join(' ');
}

/** Of a frame that was sent again. */
export function replayedText({ capture, id }: Replayed): string {
  if (id === undefined) return t('Sent by a scenario');
  return capture === undefined ? t('Copy of frame {0}', id) : t('Copy of frame {0} of another capture', id);
}

/** What the preview column says of a row; a close frame is told by its code. */
export function previewOf(row: Row): string {
  if (row.closeCode === undefined) return row.preview;
  const reason = row.closeReason ? ` ${row.closeReason}` : '';
  return `${row.closeCode} ${closeCodeName(row.closeCode)}${reason}`;
}
