import { describe, expect, it } from 'vitest';
import { asBuffer, readClientMessage } from '../../../src/demo/clientMessage.ts';

const read = (text: string, binary = false) => readClientMessage(Buffer.from(text), binary);

describe('readClientMessage', () => {
  it('reads an object with a type and an id', () => {
    expect(read('{"type":"x","id":7,"a":[1]}')).toEqual({
      ok: true,
      message: { type: 'x', id: 7, fields: { type: 'x', id: 7, a: [1] } },
    });
    expect(read('{"type":"x","id":"seven"}')).toMatchObject({ message: { id: 'seven' } });
  });

  it('leaves out an id that would not do as an answer', () => {
    for (const id of ['{}', 'null', `"${'a'.repeat(65)}"`]) {
      const message = read(`{"type":"x","id":${id}}`);
      expect(message.ok && 'id' in message.message).toBe(false);
      expect(message.ok).toBe(true);
    }
  });

  it.each([
    ['{', /^Not JSON: /],
    ['[]', /object/],
    ['null', /object/],
    ['1', /object/],
    ['{}', /"type"/],
    ['{"type":1}', /"type"/],
  ])('says what is wrong with %s', (text, why) => {
    expect(read(text)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  it('takes no binary', () => {
    expect(read('{"type":"x"}', true)).toMatchObject({ ok: false });
  });
});

describe('asBuffer', () => {
  it('takes all forms that ws hands out', () => {
    const bytes = Buffer.from('ab');
    expect(asBuffer(bytes)).toBe(bytes);
    expect(asBuffer([Buffer.from('a'), Buffer.from('b')])).toEqual(bytes);
    expect(asBuffer(Uint8Array.of(0x61, 0x62).buffer)).toEqual(bytes);
  });
});
