import { encode } from '@msgpack/msgpack';
import { serialize } from 'bson';
import { encode as cborEncode } from 'cborg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { formatIds } from '../../../../src/contract/decoding.ts';
import { offers, offersInSlices, surest } from '../../../../src/engine/decode/choose.ts';
import { evidence } from '../../../support/decode/payloads.ts';

const hex = (bytes: Uint8Array): string => `< 0x${Buffer.from(bytes).toString('hex')}`;
const ticks = [1, 2, 3].map((price) => ({ type: 'tick', symbol: 'ETH', price }));

describe('the choice by evidence', () => {
  it.each([
    ['json', evidence(['< {"type":"tick"}', '> [1,2]'])],
    ['jsonrpc', evidence(['> {"jsonrpc":"2.0","id":1,"method":"a"}', '< {"jsonrpc":"2.0","id":1,"result":null}'])],
    ['msgpack', evidence(ticks.map((tick) => hex(encode(tick))))],
    ['cbor', evidence(ticks.map((tick) => hex(cborEncode(tick))))],
    ['bson', evidence(ticks.map((tick) => hex(serialize(tick))))],
    ['mqtt', evidence(['> 0x100c 00044d515454 04 02 003c 0000'])],
    ['mqtt', evidence([], { subprotocol: 'mqtt' })],
    ['stomp', evidence(['> CONNECT\naccept-version:1.2\nhost:a\n\n\0'])],
    ['socketio', evidence(['< 0{"sid":"a","upgrades":[]}', '> 40'])],
    ['signalr', evidence(['> {"protocol":"json","version":1}\u001e', '< {}\u001e'])],
    ['graphqlws', evidence(['> {"type":"connection_init"}', '< {"type":"connection_ack"}'])],
    ['wamp', evidence(['> [1,"realm1",{"roles":{}}]', '< [2,9129137332,{"roles":{}}]'])],
    ['wamp', evidence([], { subprotocol: 'wamp.2.cbor' })],
    ['phoenix', evidence(['> ["1","1","room:lobby","phx_join",{}]'])],
  ] as const)('is %s', (id, about) => {
    expect(surest(about)?.id).toBe(id);
  });

  it.each([
    ['nothing', evidence()],
    ['words', evidence(['< hello', '> world'])],
    ['a few bytes', evidence(['< 0x01'])],
    ['random bytes', evidence(['< 0xf3a1090c7712ff00', '> 0xdeadbeef'])],
    ['an image', evidence(['< 0x89504e470d0a1a0a'])],
  ])('is none for %s', (_, about) => {
    expect(surest(about)).toBeUndefined();
  });

  it('asks every format, and says no more than 1', () => {
    const all = offers(evidence(['> 0x', '< ', '< 0{"sid"'], { url: 'ws://h/?EIO=4&transport=websocket&vsn=2.0.0' }));
    expect(all.map(({ id }) => id).sort()).toEqual(formatIds.filter((id) => id !== 'none').sort());
    for (const { sure } of all) expect(sure >= 0 && sure <= 1).toBe(true);
  });

  it('asks every format in slices, too, with a turn for others between them', async () => {
    // Each look at the clock finds that half a slice has passed.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 4));
    onTestFinished(() => clock.mockRestore());
    let turns = 0;
    let going = true;
    const others = (): void => {
      turns++;
      if (going) setImmediate(others);
    };
    setImmediate(others);
    const about = evidence(['< {"type":"tick"}']);
    const all = await offersInSlices(about);
    going = false;
    expect(all).toEqual(offers(about));
    expect(turns).toBeGreaterThan(2);
  });

  it('parses each message once, however many formats are written in JSON', () => {
    const parse = vi.spyOn(JSON, 'parse');
    onTestFinished(() => parse.mockRestore());
    const about = evidence(Array.from({ length: 16 }, (_, i) => `< {"type":"tick","price":${i}}`));
    expect(surest(about)?.id).toBe('json');
    expect(parse).toHaveBeenCalledTimes(16);
  });
});
