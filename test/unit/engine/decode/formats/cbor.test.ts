import { describe, expect, it } from 'vitest';
import { codecOf, evidence, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('cbor');
const message = '0xa26161016162 4100';

describe('CBOR', () => {
  it('has a line, says where it is wrong, and is written', () => {
    expect(line(codec, message)).toBe(`{"a":1,"b":"h'00'"}`);
    expect(refusedAt(codec, '0xa26161')).toBe(1);
    const { bytes } = payload(message);
    expect(Buffer.from((codec.encode!(codec.decode(payload(message))) as { bytes: Uint8Array }).bytes)).toEqual(bytes);
  });

  it('is recognised by its subprotocol, and the surer the more bytes there are', () => {
    expect(sure('cbor', evidence([], { subprotocol: 'cbor' }))).toBe(0.8);
    expect(sure('cbor', evidence([`< ${message}`]))).toBeGreaterThan(0.4);
    expect(sure('cbor', evidence(['< 0x8101']))).toBeLessThan(0.4);
  });
});
