import { describe, expect, it } from 'vitest';
import { codecOf } from '../../../support/decode/payloads.ts';
import { linesOf } from '../../../support/decode/rowsOf.ts';

const rows = (...written: string[]) => linesOf('socketio', written);
const two = '452-["baz",{"_placeholder":true,"num":0},{"in":{"_placeholder":true,"num":1}}]';

describe('attachments of Socket.IO', () => {
  it('are in their places, and say what they belong to', async () => {
    expect(await rows(`> ${two}`, '< 2', '> 0x01', '< 0xaa', '> 0x0203', '> 42["after"]')).toEqual([
      `baz "h'01'" {"in":"h'0203'"} +2 binary`,
      'ping',
      `attachment 0 of baz "h'01'"`,
      `"h'aa'"`,
      `attachment 1 of baz "h'0203'"`,
      'after',
    ]);
    expect(await rows('< 461-7[{"_placeholder":true,"num":0}]', '< 0xff')).toEqual([
      `ack 7 "h'ff'" +1 binary`,
      `attachment 0 of ack "h'ff'"`,
    ]);
  });

  it('stay placeholders until they come', async () => {
    expect(await rows(`> ${two}`, '> 0x01')).toEqual([
      `baz "h'01'" {"in":{"_placeholder":true,"num":1}} +2 binary`,
      `attachment 0 of baz "h'01'"`,
    ]);
    expect(await rows(`> ${two}`, '> 42["other"]', '> 0x01')).toEqual([
      'baz {"_placeholder":true,"num":0} {"in":{"_placeholder":true,"num":1}} +2 binary',
      'other',
      `"h'01'"`,
    ]);
  });

  it('are not more than there are to be, nor of what is no packet', async () => {
    expect(await rows('> 451-["a",{"_placeholder":true,"num":0}]', '> 0x01', '> 0x02')).toEqual([
      `a "h'01'" +1 binary`,
      `attachment 0 of a "h'01'"`,
      `"h'02'"`,
    ]);
    expect((await rows('> nonsense', '> 0x02'))[1]).toBe(`"h'02'"`);
    expect((await rows('> 451-["a",{"_placeholder":true,"num":-1}]', '> 0x01'))[0]).toContain('"num":-1');
  });

  it('are placeholders again in what is written', async () => {
    const codec = await codecOf('socketio');
    const tree = {
      engine: 'message',
      type: 'event',
      namespace: '/',
      attachments: 2,
      data: ['baz', "h'01'", { in: "h'02'" }],
    };
    expect(codec.encode!(tree)).toEqual({ text: two });
  });
});
