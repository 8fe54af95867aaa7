import { describe, expect, it } from 'vitest';
import { readChain, type DecoderChain } from '../../../src/contract/decoding.ts';
import { mostFieldColumns } from '../../../src/contract/panel.ts';
import { openChain } from '../../../src/engine/decode/open.ts';
import { askedFields } from '../../../src/engine/rowFields.ts';
import { RowViews } from '../../../src/engine/rowViews.ts';
import { summarisedBytes } from '../../../src/engine/decodedMessage.ts';
import { newCapture } from '../../support/captures.ts';
import { frame } from '../../support/frames/index.ts';

const never = new AbortController().signal;

async function rowsOf(decoder: string | undefined, frames: Uint8Array[], fields: string[]) {
  const { capture, reader, pass } = newCapture();
  const chain = decoder === undefined ? undefined : (readChain(decoder) as DecoderChain);
  const codec = chain && (await openChain(chain, { subprotocol: '', url: 'ws://test/', messages: [] }));
  const reading = chain && codec && { chain, codec };
  const views = new RowViews(capture, reader, undefined, undefined, { reading, revision: 1 });
  for (const one of frames) pass('in', one);
  const { rows } = await views.window({ view: 'messages', filter: '', start: 0, count: 100, fields }, never);
  return rows.map((row) => row.fields);
}

const text = (payload: string): Uint8Array => frame({ opcode: 'text', payload });

describe('fields of rows', () => {
  it('are of JSON where nothing reads the payloads', async () => {
    const frames = [
      text('{"type":"tick","n":1}'),
      text('no JSON'),
      text('{"n":2}'),
      frame({ opcode: 'ping', payload: '{"type":1}' }),
    ];
    expect(await rowsOf(undefined, frames, ['$.type', '$.n'])).toEqual([
      { '$.type': 'tick', '$.n': '1' },
      undefined,
      { '$.n': '2' },
      undefined,
    ]);
  });

  it('are of what the decoder reads, and those of another one are not there', async () => {
    // A map of one: {"price": 5}.
    const packed = frame({ opcode: 'binary', payload: Buffer.from('81a5707269636505', 'hex') });
    expect(await rowsOf('msgpack', [packed], ['msgpack.price', '$.price', 'cbor.price', 'nonsense'])).toEqual([
      { 'msgpack.price': '5', '$.price': '5' },
    ]);
    const wrapped = text(Buffer.from('81a5707269636505', 'hex').toString('base64'));
    expect(await rowsOf('base64 > msgpack', [wrapped], ['msgpack.price'])).toEqual([{ 'msgpack.price': '5' }]);
  });

  it('are of a message in fragments, but not of its frames', async () => {
    const parts = [
      frame({ opcode: 'text', fin: false, payload: '{"type":' }),
      frame({ opcode: 'continuation', payload: '"whole"}' }),
    ];
    expect(await rowsOf('json', parts, ['$.type'])).toEqual([{ '$.type': 'whole' }]);
  });

  it('are not looked for in a very long message', async () => {
    const long = text(JSON.stringify({ type: 'a', filling: 'x'.repeat(summarisedBytes) }));
    expect(await rowsOf('json', [long], ['$.type'])).toEqual([undefined]);
  });

  it('are as many as a table has, and only those that are any', () => {
    const many = Array.from({ length: 20 }, (_, i) => `$.f${i}`);
    expect(askedFields(many)).toHaveLength(mostFieldColumns);
    expect(askedFields(['nonsense', '$.a']).map(({ name }) => name)).toEqual(['$.a']);
  });
});
