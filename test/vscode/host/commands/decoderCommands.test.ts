import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { DecoderOffer } from '../../../../src/contract/decoding.ts';
import { decoderCommands, decoderItems } from '../../../../src/host/commands/decoderCommands.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer, type Answers } from '../support/answers.ts';

const offers: DecoderOffer[] = [
  { id: 'json', title: 'JSON', sure: 0 },
  { id: 'mqtt', title: 'MQTT', sure: 0.95 },
];

describe('the command Choose Decoder', () => {
  let answers: Answers | undefined;

  afterEach(() => answers?.restore());

  it('offers the surest first, and says which is the one of now', () => {
    const items = decoderItems(offers, { chain: 'json', by: 'choice' });
    assert.deepEqual(
      items.filter(({ label }) => label !== '').map(({ label }) => label),
      ['Recognise', 'None', 'MQTT', 'JSON', 'Chain…'],
    );
    assert.match(items.find(({ label }) => label === 'MQTT')?.description ?? '', /95 % sure/);
    assert.match(items.find(({ label }) => label === 'JSON')?.description ?? '', /current/);
    const recognised = decoderItems(offers, { chain: 'mqtt', by: 'evidence', sure: 0.95 });
    assert.match(recognised[0]?.description ?? '', /mqtt/);
  });

  it('has the session read by what was written', async () => {
    const asked: unknown[] = [];
    const session = {
      snapshot: { label: 'feed', state: 'open' },
      source: { url: 'ws://a' },
      call: (method: string, params: unknown) => {
        asked.push([method, params]);
        return Promise.resolve(method === 'decoders' ? offers : null);
      },
    };
    const services = {
      panels: { current: { session } },
      sessions: { all: [session] },
      profiles: { all: () => [] },
      decoders: { all: [] },
    };
    answers = answer({ pick: ['Chain…'], input: ['zlib > json'] });
    await decoderCommands(services as unknown as Services).chooseDecoder();
    assert.deepEqual(asked, [
      ['decoders', {}],
      ['chooseDecoder', { chain: 'zlib > json' }],
    ]);
  });
});
