import { describe, expect, it } from 'vitest';
import { applyMask } from '../../../../src/engine/wire/masking.ts';
import { bytesOf } from '../../../support/decodeFrames.ts';

describe('applyMask', () => {
  it('unmasks the example of RFC 6455 §5.7', () => {
    const bytes = bytesOf('7f9f4d5158');
    applyMask(bytes, bytesOf('37fa213d'));
    expect(Buffer.from(bytes).toString()).toBe('Hello');
  });

  it.each([0, 1, 2, 3, 4, 5])('goes on in the midst of a payload, at byte %i', (phase) => {
    const key = bytesOf('01020408');
    const whole = new Uint8Array(23);
    applyMask(whole, key);
    const part = new Uint8Array(23 - phase);
    applyMask(part, key, phase);
    expect(part).toEqual(whole.slice(phase));
  });
});
