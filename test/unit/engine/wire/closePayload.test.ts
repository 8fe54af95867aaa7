import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeCodeOf, closePayloadViolation, isSendableCloseCode } from '../../../../src/engine/wire/closePayload.ts';
import { violationByNumber } from '../../../../src/engine/wire/violations.ts';
import { bytesOf } from '../../../support/decodeFrames.ts';

describe('close payload', () => {
  it.each([
    ['', 1005, undefined],
    ['03e8', 1000, undefined],
    ['0fa0 6f6b', 4000, undefined],
    ['03', 1005, 'close-payload-length'],
    ['03e7', 999, 'close-code'],
    ['03ec', 1004, 'close-code'],
    ['03ee', 1006, 'close-code'],
    ['03f7', 1015, 'close-code'],
    ['0bb7', 2999, 'close-code'],
    ['1388', 5000, 'close-code'],
    ['03e8 c3', 1000, 'close-reason-utf8'],
  ])('reads %j', (hex, code, violation) => {
    expect(closeCodeOf(bytesOf(hex))).toBe(code);
    const found = closePayloadViolation(bytesOf(hex));
    expect(found === undefined ? undefined : violationByNumber(found.violation)?.code).toBe(violation);
  });

  it('knows the codes that ws sends', () => {
    const require = createRequire(import.meta.url);
    const { isValidStatusCode } = require(join(dirname(require.resolve('ws')), 'lib/validation.js')) as {
      isValidStatusCode: (code: number) => boolean;
    };
    for (let code = 0; code < 6000; code++)
      expect([code, isSendableCloseCode(code)]).toEqual([code, isValidStatusCode(code)]);
  });
});
