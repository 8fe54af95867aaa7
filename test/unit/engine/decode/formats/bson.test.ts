import { serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('bson');
const message = `0x${Buffer.from(serialize({ id: 7, type: 'request', symbol: 'ETH' })).toString('hex')}`;

describe('BSON', () => {
  it('has a line, says where it is wrong, whom it answers, and is written', () => {
    expect(line(codec, message)).toBe('{"id":7,"type":"request","symbol":"ETH"}');
    expect(refusedAt(codec, '0x0500000001')).toBe(4);
    expect(ids(codec, message)).toEqual(['request 7']);
    const { bytes } = payload(message);
    expect(Buffer.from((codec.encode!(codec.decode(payload(message))) as { bytes: Uint8Array }).bytes)).toEqual(bytes);
  });

  it('is recognised by its subprotocol, and by documents from end to end', () => {
    expect(sure('bson', evidence([], { subprotocol: 'bson' }))).toBe(0.8);
    expect(sure('bson', evidence([`< ${message}`]))).toBeGreaterThan(0.8);
    expect(sure('bson', evidence(['< 0x0500000000', '< 0x16000000']))).toBe(0);
  });
});
