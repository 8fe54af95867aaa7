import { describe, expect, it } from 'vitest';
import { readChain, type DecoderChain } from '../../../src/contract/decoding.ts';
import { openChain } from '../../../src/engine/decode/open.ts';
import { decodedPayload } from '../../../src/engine/decodedMessage.ts';
import { rewritable } from '../../../src/engine/encodedTree.ts';
import { newCapture } from '../../support/captures.ts';
import { frame, hex } from '../../support/frames/index.ts';

/** A message as its decoder reads it, and as it would be edited to be sent again. */
async function readBy(decoder: string, message: string | Uint8Array) {
  const { capture, reader, pass } = newCapture();
  const chain = readChain(decoder) as DecoderChain;
  const codec = (await openChain(chain, { subprotocol: '', url: 'ws://test/', messages: [] }))!;
  pass('in', frame({ opcode: typeof message === 'string' ? 'text' : 'binary', payload: message }));
  const first = capture.frames.get(1)!;
  return {
    decoded: decodedPayload(first, reader, { chain, codec }),
    edited: rewritable(first, reader, { chain, codec }),
  };
}

describe('a message that is nested too deeply', () => {
  const levels = 100_000;

  it('says where all of it is, and is edited as it is', async () => {
    const text = await readBy(
      'jsonrpc',
      `{"jsonrpc":"2.0","id":1,"result":${'['.repeat(levels)}${']'.repeat(levels)}}`,
    );
    expect(text.decoded).toMatchObject({
      tree: `{"jsonrpc":"2.0","id":1,"result":${'['.repeat(255)}…${']'.repeat(255)}}`,
      deeper: 'Levels from 257 on are not shown here; Text has the whole message.',
    });
    expect(text.edited).toBeNull();
    const binary = await readBy('msgpack', hex(`${'91'.repeat(levels)}c3`));
    expect(binary.decoded).toMatchObject({
      tree: `${'['.repeat(256)}…${']'.repeat(256)}`,
      deeper: 'Levels from 257 on are not shown here; Hex has the whole message.',
    });
    expect(binary.edited).toBeNull();
  });

  it('says nothing of it where there is no such level', async () => {
    const { decoded, edited } = await readBy('msgpack', hex('91a3e280a6'));
    expect(decoded).toMatchObject({ tree: '["…"]' });
    expect(decoded).not.toHaveProperty('deeper');
    expect(edited).toBe('["…"]');
  });
});
