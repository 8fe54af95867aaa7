import { describe, expect, it } from 'vitest';
import {
  headerLengthOf,
  headerViolation,
  headerViolationOffset,
  payloadLengthOf,
} from '../../../../src/engine/wire/frameHeader.ts';
import { violationByNumber, violationNumber } from '../../../../src/engine/wire/violations.ts';
import { bytesOf } from '../../../support/decodeFrames.ts';

describe('frame header', () => {
  it.each([
    ['8100', 2, 0],
    ['817d', 2, 125],
    ['817effff', 4, 65535],
    ['817f0000000100000000', 10, 4294967296],
    ['817f001fffffffffffff', 10, Number.MAX_SAFE_INTEGER],
    ['817f0020000000000000', 10, NaN],
    ['817f8000000000000000', 10, NaN],
    ['818001020304', 6, 0],
    ['81fe010001020304', 8, 256],
    ['81ff000000000001000001020304', 14, 65536],
  ])('%s has %i bytes and states %d', (hex, header, payload) => {
    expect(headerLengthOf(bytesOf(hex)[1]!)).toBe(header);
    expect(payloadLengthOf(bytesOf(hex))).toBe(payload);
  });

  it('tells the first violation where there are several', () => {
    const context = { fromServer: true, deflate: false, messageOpen: false, closed: true };
    expect(violationByNumber(headerViolation(0xf3, 0x80, 0, context))?.code).toBe('reserved-bits');
  });

  it('finds nothing wrong with RSV1 on data where permessage-deflate was negotiated', () => {
    const context = { fromServer: true, deflate: true, messageOpen: false, closed: false };
    expect(headerViolation(0xc1, 0, 0, context)).toBe(0);
  });

  it('knows which byte shows it', () => {
    expect(headerViolationOffset(violationNumber('reserved-opcode'))).toBe(0);
    expect(headerViolationOffset(violationNumber('masked-from-server'))).toBe(1);
    expect(headerViolationOffset(violationNumber('length-not-minimal'))).toBe(2);
  });
});
