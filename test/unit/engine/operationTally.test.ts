import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { readChain, type DecoderChain } from '../../../src/contract/decoding.ts';
import { openChain } from '../../../src/engine/decode/open.ts';
import { correlationsBy } from '../../../src/engine/decodedMessage.ts';
import { mostNames } from '../../../src/engine/operationTally.ts';
import type { Reading } from '../../../src/engine/sessionDecoding.ts';
import { SessionReplies } from '../../../src/engine/sessionReplies.ts';
import { SessionStatistics } from '../../../src/engine/sessionStatistics.ts';
import type { OperationStatistics } from '../../../src/contract/statistics.ts';
import { newCapture } from '../../support/captures.ts';
import { concat, fragments, frame } from '../../support/frames/index.ts';

const text = (payload: unknown): Uint8Array => frame({ opcode: 'text', payload: JSON.stringify(payload) });

/** A conversation that is read by this decoder, and what its statistics come to. */
async function counting(decoder: string) {
  const test = newCapture();
  const { capture, reader } = test;
  const chain = readChain(decoder) as DecoderChain;
  const codec = await openChain(chain, { subprotocol: '', url: 'ws://test/', messages: [] });
  const reading: Reading | undefined = codec && { chain, codec };
  const replies = new SessionReplies(
    capture,
    reader,
    undefined,
    correlationsBy(() => reading),
  );
  const statistics = new SessionStatistics(capture, reader, undefined, undefined, replies, () => reading);
  const counted = async (): Promise<OperationStatistics> => {
    await expect.poll(() => statistics.ask(null).operations?.scanned, { timeout: 10_000 }).toBe(capture.frames.count);
    return statistics.ask(null).operations!;
  };
  return { ...test, statistics, counted };
}

describe('messages by name', () => {
  it('are counted by direction, and their replies timed by the name of the request', async () => {
    const { pass, counted } = await counting('jsonrpc');
    // Each passes a millisecond after the one before it.
    pass('out', text({ jsonrpc: '2.0', id: 1, method: 'slow' }));
    pass('out', text({ jsonrpc: '2.0', id: 2, method: 'quick' }));
    pass('in', text({ jsonrpc: '2.0', id: 2, result: 1 }));
    pass('in', text({ jsonrpc: '2.0', id: 1, result: 1 }));
    pass('out', text({ jsonrpc: '2.0', id: 3, method: 'slow' }));
    pass('in', text({ jsonrpc: '2.0', method: 'tick' }));
    pass('in', frame({ opcode: 'ping', payload: 'x' }));
    const { names, distinct, more } = await counted();
    expect(names).toEqual([
      { name: 'slow', filter: 'jsonrpc.method=slow', in: 0, out: 2, replies: { count: 1, p50: 3, p95: 3, max: 3 } },
      { name: 'quick', filter: 'jsonrpc.method=quick', in: 0, out: 1, replies: { count: 1, p50: 1, p95: 1, max: 1 } },
      { name: 'tick', filter: 'jsonrpc.method=tick', in: 1, out: 0 },
    ]);
    expect([distinct, more]).toEqual([3, 0]);
    pass('in', text({ jsonrpc: '2.0', id: 3, result: 1 }));
    expect((await counted()).names[0]?.replies?.count).toBe(2);
  });

  it('are of what is wrapped and packed, and of messages in fragments', async () => {
    const { pass, counted } = await counting('base64 > msgpack');
    const packed = Buffer.from(encode({ type: 'tick' })).toString('base64');
    pass('in', frame({ opcode: 'text', payload: packed }));
    pass('in', concat(...fragments({ opcode: 'text', payload: packed, cuts: [3] })));
    pass('in', frame({ opcode: 'text', payload: 'no base64!' }));
    expect((await counted()).names).toEqual([{ name: 'tick', filter: '$.type == tick', in: 2, out: 0 }]);
  });

  it('are told apart up to a number, and the rest is counted', async () => {
    const { pass, counted } = await counting('json');
    for (let i = 0; i < mostNames + 7; i++) pass('in', text({ type: `t${i}` }));
    pass('in', text({ type: 't3' }));
    const { names, distinct, more } = await counted();
    expect([names.length, distinct, more]).toEqual([50, mostNames, 7]);
    expect(names[0]).toEqual({ name: 't3', filter: '$.type == t3', in: 2, out: 0 });
  });

  it('are not there where nothing reads the messages', async () => {
    const { pass, statistics } = await counting('none');
    pass('in', text({ type: 'a' }));
    expect(statistics.ask(null).operations).toBeUndefined();
  });
});
