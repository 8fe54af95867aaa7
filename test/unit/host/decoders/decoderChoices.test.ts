import { describe, expect, it } from 'vitest';
import type { DecoderOffer } from '../../../../src/contract/decoding.ts';
import { decoderChoices } from '../../../../src/host/decoders/decoderChoices.ts';

const offers: DecoderOffer[] = [
  { id: 'json', title: 'JSON', sure: 0 },
  { id: 'stomp', title: 'STOMP', sure: 0.2, evidence: ['messages'] },
  { id: 'mqtt', title: 'MQTT', sure: 0.95, evidence: ['subprotocol', 'messages'], recognised: true },
];
const ticks = { id: 'acme.ticks', title: 'Acme Ticks' };

describe('the decoders to choose from', () => {
  it('are the ways to say it first, then the surest', () => {
    const { ways, decoders } = decoderChoices(offers, undefined, [ticks]);
    expect(ways.map(({ label }) => label)).toEqual(['Recognise', 'None', 'Chain…']);
    expect(decoders.map(({ label }) => label)).toEqual(['MQTT', 'STOMP', 'Acme Ticks', 'JSON']);
    expect(decoderChoices(offers, { chain: 'json', by: 'choice' }).decoders.map(({ label }) => label)).toEqual([
      'JSON',
      'MQTT',
      'STOMP',
    ]);
    expect(decoders.map(({ description }) => description)).toEqual([
      'mqtt · 95 % sure, by subprotocol, first messages',
      'stomp · 20 % sure, by first messages',
      'acme.ticks · of another extension',
      'json',
    ]);
    expect(ways.find(({ label }) => label === 'Chain…')?.always).toBe(true);
  });

  const marked = (...of: Parameters<typeof decoderChoices>) => {
    const { ways, decoders } = decoderChoices(...of);
    return [...ways, ...decoders].filter(({ current }) => current).map(({ label }) => label);
  };

  it('mark the one that holds now', () => {
    expect(marked(offers, undefined)).toEqual(['Recognise']);
    expect(marked(offers, { chain: 'mqtt', by: 'evidence', sure: 0.95 })).toEqual(['Recognise']);
    expect(marked(offers, { chain: 'json', by: 'choice' })).toEqual(['JSON']);
    expect(marked(offers, { chain: 'none', by: 'profile' })).toEqual(['None']);
    expect(marked(offers, { chain: 'acme.ticks', by: 'choice' }, [ticks])).toEqual(['Acme Ticks']);
    expect(marked(offers, { chain: 'base64 > msgpack', by: 'profile' })).toEqual(['base64 > msgpack']);
  });

  it('say what is recognised and by what, taken or not', () => {
    const recognise = (...of: Parameters<typeof decoderChoices>) => decoderChoices(...of).ways[0]?.description;
    const evidence = ['subprotocol'] as const;
    expect(recognise(offers, { chain: 'mqtt', by: 'evidence', sure: 0.95, evidence })).toBe(
      'mqtt · 95 % sure, by subprotocol',
    );
    expect(recognise(offers, { chain: 'json', by: 'choice' })).toBe(
      'it would be mqtt · 95 % sure, by subprotocol, first messages',
    );
    expect(recognise([], undefined)).toBe('nothing so far, by subprotocol, address and first messages');
  });
});
