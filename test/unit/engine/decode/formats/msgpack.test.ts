import { describe, expect, it } from 'vitest';
import { codecOf, evidence, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('msgpack');
const message = '0x82a16101a162c40100';

describe('MessagePack', () => {
  it('has a line, says where it is wrong, and is written', () => {
    expect(line(codec, message)).toBe(`{"a":1,"b":"h'00'"}`);
    expect(refusedAt(codec, '0x82a161')).toBe(1);
    const { bytes } = payload(message);
    expect(Buffer.from((codec.encode!(codec.decode(payload(message))) as { bytes: Uint8Array }).bytes)).toEqual(bytes);
  });

  it('is recognised by its subprotocol, and the surer the more bytes there are', () => {
    expect(sure('msgpack', evidence([], { subprotocol: 'wamp.2.msgpack' }))).toBe(0.8);
    expect(sure('msgpack', evidence([`< ${message}`]))).toBeGreaterThan(0.4);
    expect(sure('msgpack', evidence(['< 0x9101']))).toBeLessThan(0.4);
    expect(sure('msgpack', evidence(['< hello']))).toBe(0);
  });
});
