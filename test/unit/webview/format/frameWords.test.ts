import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/contract/model.ts';
import {
  directionSign,
  flagText,
  opcodeSign,
  previewOf,
  replayedText,
  reservedBits,
} from '../../../../webview/format/frameWords.ts';

const row: Row = {
  id: 1,
  time: 0,
  direction: 'in',
  opcode: 'close',
  fin: true,
  rsv: 0,
  masked: false,
  wireLength: 4,
  payloadLength: 2,
  preview: '03e8',
};

describe('words of frames', () => {
  it('tells directions apart by word and glyph', () => {
    expect(directionSign('in')).toEqual({ word: 'received', icon: 'arrow-down' });
    expect(directionSign('out')).toEqual({ word: 'sent', icon: 'arrow-up' });
  });

  it('names opcodes, reserved ones by number', () => {
    expect(opcodeSign('binary').word).toBe('binary');
    expect(opcodeSign(0xb)).toEqual({ word: 'opcode 0xb', icon: 'question' });
  });

  it('tells what a frame is a copy of', () => {
    expect(replayedText({})).toBe('Sent by a scenario');
    expect(replayedText({ id: 7 })).toBe('Copy of frame 7');
    expect(replayedText({ capture: 'other', id: 7 })).toBe('Copy of frame 7 of another capture');
  });

  it('names reserved bits in the order of the wire', () => {
    expect(reservedBits(0)).toEqual([]);
    expect(reservedBits(4)).toEqual(['RSV1']);
    expect(reservedBits(3)).toEqual(['RSV2', 'RSV3']);
    expect(reservedBits(7)).toEqual(['RSV1', 'RSV2', 'RSV3']);
  });

  it('gives each header bit its place', () => {
    expect(flagText(row)).toBe('FIN ···· ····');
    expect(flagText({ ...row, fin: false, rsv: 4, masked: true })).toBe('··· RSV1 MASK');
    expect(flagText({ ...row, rsv: 6 })).toBe('FIN RSV1 RSV2 ····');
  });

  it('previews a close frame by code, name and reason', () => {
    expect(previewOf(row)).toBe('03e8');
    expect(previewOf({ ...row, closeCode: 1001 })).toBe('1001 Going away');
    expect(previewOf({ ...row, closeCode: 1008, closeReason: 'rate limited' })).toBe(
      '1008 Policy violation rate limited',
    );
  });
});
