import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { DecoderOffer } from '../../../../src/contract/decoding.ts';
import { decoderCommands } from '../../../../src/host/commands/decoderCommands.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer, type Answers } from '../support/answers.ts';
import { listInPlace, type ListInPlace } from '../support/quickPickList.ts';

const offers: DecoderOffer[] = [
  { id: 'json', title: 'JSON', sure: 0 },
  { id: 'mqtt', title: 'MQTT', sure: 0.95 },
];

describe('the command Choose Decoder', () => {
  let answers: Answers | undefined;
  let list: ListInPlace | undefined;

  afterEach(() => {
    answers?.restore();
    list?.restore();
  });

  function choosing(decoder?: object): { asked: unknown[]; run: () => Promise<void> } {
    const asked: unknown[] = [];
    const session = {
      snapshot: { label: 'feed', state: 'open', ...(decoder && { decoder }) },
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
    return { asked, run: async () => decoderCommands(services as unknown as Services).chooseDecoder() };
  }

  it('opens at the one of now, and has the session read by what is picked', async () => {
    list = listInPlace();
    const { asked, run } = choosing({ chain: 'json', by: 'choice' });
    const running = run();
    await list.shown;
    assert.deepEqual(list.active, ['JSON']);
    list.accept('MQTT');
    await running;
    assert.deepEqual(asked, [
      ['decoders', {}],
      ['chooseDecoder', { chain: 'mqtt' }],
    ]);
  });

  it('offers the chain that is typed, and says what is wrong with one that is none', async () => {
    list = listInPlace();
    const { asked, run } = choosing();
    const running = run();
    await list.shown;
    list.type('base64 > nope');
    assert.deepEqual(list.active, ['There is no decoder “nope”.']);
    list.type('base64>msgpack');
    assert.deepEqual(list.active, ['Use base64 > msgpack']);
    assert.ok(list.always.includes('Chain…'));
    list.accept('Use base64 > msgpack');
    await running;
    assert.deepEqual(asked.at(-1), ['chooseDecoder', { chain: 'base64 > msgpack' }]);
  });

  it('has a chain written where nothing else says it', async () => {
    list = listInPlace();
    answers = answer({ input: ['zlib > json'] });
    const { asked, run } = choosing();
    const running = run();
    await list.shown;
    list.accept('Chain…');
    await running;
    assert.deepEqual(asked.at(-1), ['chooseDecoder', { chain: 'zlib > json' }]);
  });
});
