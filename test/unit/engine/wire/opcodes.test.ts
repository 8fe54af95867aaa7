import { describe, expect, it } from 'vitest';
import { Opcode, opcodeName, standsAlone } from '../../../../src/engine/wire/opcodes.ts';

describe('opcodes', () => {
  it('names what RFC 6455 §11.8 registers and leaves the others numbers', () => {
    expect(Array.from({ length: 16 }, (_, code) => opcodeName(code))).toEqual([
      'continuation',
      'text',
      'binary',
      3,
      4,
      5,
      6,
      7,
      'close',
      'ping',
      'pong',
      11,
      12,
      13,
      14,
      15,
    ]);
  });

  it('keeps control and reserved frames out of messages', () => {
    expect([Opcode.continuation, Opcode.text, Opcode.binary].some(standsAlone)).toBe(false);
    expect([3, 7, Opcode.close, Opcode.ping, Opcode.pong, 15].every(standsAlone)).toBe(true);
  });
});
