import { describe, expect, it } from 'vitest';
import { violationByNumber, violationNumber, type ViolationCode } from '../../../../src/engine/wire/violations.ts';

describe('violations', () => {
  it('have stored numbers that never change', () => {
    const stored: ViolationCode[] = [
      'reserved-opcode',
      'reserved-bits',
      'unmasked-from-client',
      'masked-from-server',
      'length-not-minimal',
      'length-out-of-range',
      'control-too-long',
      'control-fragmented',
      'continuation-without-start',
      'message-interrupted',
      'invalid-utf8',
      'close-payload-length',
      'close-code',
      'close-reason-utf8',
      'data-after-close',
      'truncated',
      'deflate-error',
    ];
    expect(stored.map(violationNumber)).toEqual(stored.map((_, index) => index + 1));
    expect(stored.map((_, index) => violationByNumber(index + 1)?.code)).toEqual(stored);
  });

  it('name their clause', () => {
    for (let number = 1; violationByNumber(number) !== undefined; number++) {
      expect(violationByNumber(number)?.text).toMatch(/\(RFC (6455|7692) §[\d.]+\)\.$/);
    }
  });

  it('are none at 0 and beyond the list', () => {
    expect(violationByNumber(0)).toBeUndefined();
    expect(violationByNumber(200)).toBeUndefined();
  });
});
