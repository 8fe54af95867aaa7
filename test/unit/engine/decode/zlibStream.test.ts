import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zlibStream } from '../../../../src/engine/decode/zlibStream.ts';
import { zlibMessages } from '../../../support/decode/zlibStreams.ts';

const binary = (bytes: Uint8Array) => ({ direction: 'in' as const, text: false, bytes });

describe('zlibStream', () => {
  it('inflates each message by those before it', async () => {
    const texts = Array.from(
      { length: 200 },
      (_, i) => `{"t":"PRESENCE_UPDATE","s":${i},"pad":"${'x'.repeat(i * 7)}"}`,
    );
    let state = zlibStream.initial;
    for (const [i, bytes] of (await zlibMessages(texts)).entries()) {
      const next = zlibStream.step(state, binary(bytes));
      expect(Buffer.from(next.result!).toString()).toBe(texts[i]);
      state = next.state;
      expect(state.window.length).toBeLessThanOrEqual(32 * 1024);
    }
  });

  it('waits for the flush where a message goes on in the next one', async () => {
    const [one, two] = await zlibMessages(['{"a":1}', '{"a":1,"b":2}']);
    const half = zlibStream.step(zlibStream.initial, binary(one!.subarray(0, 9)));
    expect(half.result).toBeUndefined();
    const whole = zlibStream.step(half.state, binary(one!.subarray(9)));
    expect(Buffer.from(whole.result!).toString()).toBe('{"a":1}');
    expect(Buffer.from(zlibStream.step(whole.state, binary(two!)).result!).toString()).toBe('{"a":1,"b":2}');
  });

  it('leaves texts as they are, and the state', () => {
    const said = { direction: 'out' as const, text: true, bytes: Buffer.from('{"op":1}') };
    expect(zlibStream.step(zlibStream.initial, said)).toEqual({ state: zlibStream.initial, result: said.bytes });
  });

  it.each([
    ['7b7d0000ffff', 'No zlib stream begins here.'],
    ['789cffffffff0000ffff', 'It is not zlib-stream'],
    ['0000ffff', 'No zlib stream begins here.'],
  ])('refuses %s', (hex, words) => {
    expect(() => zlibStream.step(zlibStream.initial, binary(Buffer.from(hex, 'hex')))).toThrow(words);
  });

  it('ends at 64 MiB', () => {
    const zeros = deflateRawSync(Buffer.alloc(65 * 1024 * 1024));
    const bomb = Buffer.concat([Buffer.from('789c', 'hex'), zeros, Buffer.from('0000ffff', 'hex')]);
    expect(() => zlibStream.step(zlibStream.initial, binary(bomb))).toThrow(/more than 64 MiB/);
  });
});
