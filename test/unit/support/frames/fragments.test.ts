import { describe, expect, it } from 'vitest';
import { fragments } from '../../../support/frames/fragments.ts';
import { toHex } from '../../../support/frames/hex.ts';
import { heardByWs } from '../../../support/frames/wsWitness.ts';

describe('fragments', () => {
  it('sets FIN on the last one, opcode and RSV on the first one', () => {
    expect(fragments({ opcode: 'binary', payload: 'abc', cuts: [1, 1], rsv: 4 }).map(toHex)).toEqual([
      '42 01 61',
      '00 00',
      '80 02 62 63',
    ]);
  });

  it('is one frame without cuts', () => {
    expect(fragments({ opcode: 'text', payload: 'a', cuts: [] }).map(toHex)).toEqual(['81 01 61']);
  });

  it('is one message to ws, cut within a character and masked', async () => {
    const heard = await heardByWs(fragments({ opcode: 'text', payload: 'ä€', cuts: [1, 4], mask: '0a 0b 0c 0d' }), {
      isServer: true,
    });
    expect(heard.map(({ event, bytes }) => [event, toHex(bytes)])).toEqual([['text', 'c3 a4 e2 82 ac']]);
  });
});
