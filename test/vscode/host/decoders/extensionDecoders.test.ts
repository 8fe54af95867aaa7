import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import type { Decoder } from '../../../../src/api.ts';
import type { RowsWindow } from '../../../../src/contract/engine.ts';
import { failureOf } from '../../../../src/contract/rpc.ts';
import { ExtensionDecoders } from '../../../../src/host/decoders/extensionDecoders.ts';
import { RegisteredDecoders } from '../../../../src/host/decoders/registeredDecoders.ts';
import type { HostSession } from '../../../../src/host/sessions/hostSession.ts';
import { ownEngine, type OwnEngine } from '../support/engine.ts';
import { activateApi } from '../support/extension.ts';
import { until } from '../support/until.ts';
import { activate } from './acmeTicks.ts';

/** `tick` and a price of two bytes. */
const ticks: Decoder = {
  id: 'acme.ticks',
  title: 'Ticks of Acme',
  decode({ bytes }) {
    if (bytes[0] !== 0x74) throw Object.assign(new Error('A tick begins with 74.'), { offset: 0 });
    bytes.fill(0, 3);
    return { price: bytes[1]! * 256 + bytes[2]! };
  },
  summary: (tree) => `price ${(tree as { price: number }).price}`,
};

describe('decoders of other extensions', () => {
  let engine: OwnEngine;
  let demo: { url: string; stop(): Promise<void> };
  let session: HostSession;
  const registeredDecoders = new RegisteredDecoders();
  const decoders = new ExtensionDecoders(registeredDecoders);

  const query = { view: 'messages', filter: 'dir:out', start: 0, count: 100 } as const;
  const rows = async (): Promise<RowsWindow['rows']> =>
    (await decoders.window(session, await session.call('window', query), 'messages')).rows;
  const lines = async (): Promise<string[]> => (await rows()).map(({ preview }) => preview);
  const detail = async (id: number) =>
    (await decoders.detail(session, await session.call('detail', { id, limit: 100 }))).decoded;

  before(async () => {
    demo = await (await activateApi()).startDemoServer();
    engine = await ownEngine();
    session = await engine.connect({ name: 'ticks', url: `${demo.url}/echo` }).opened;
    for (const hex of ['740102ff', '740001', 'ff00']) {
      await session.call('send', { message: { kind: 'binary', bytes: Uint8Array.from(Buffer.from(hex, 'hex')) } });
    }
    await until('the messages', async () => (await session.call('count', query)) === 3);
    await session.call('chooseDecoder', { chain: 'acme.ticks' });
    await until('the decoder', () => session.snapshot.decoder?.chain === 'acme.ticks');
  });

  after(async () => {
    await engine.dispose();
    await demo.stop();
  });

  it('are said to be missing where they are not registered', async () => {
    assert.deepEqual(await lines(), ['74 01 02 ff', '74 00 01', 'ff 00']);
    const decoded = await detail(1);
    assert.ok(decoded && 'failure' in decoded);
    assert.match(decoded.failure, /extension .* is not there/);
  });

  it('read rows and the selected message, and say why where they cannot', async () => {
    let changes = 0;
    const listening = decoders.onDidChange(() => changes++);
    const registered = registeredDecoders.register(ticks);
    assert.deepEqual(await lines(), ['price 258', 'price 1', 'ff 00']);
    assert.deepEqual(
      (await rows()).map(({ decoder }) => decoder),
      ['acme.ticks', 'acme.ticks', undefined],
    );
    const why = { title: 'Ticks of Acme', failure: 'A tick begins with 74.', offset: 0 };
    assert.deepEqual(
      (await rows()).map(({ refused }) => refused),
      [undefined, undefined, why],
    );
    const fields = ['$.price', '$.none', 'msgpack.price'];
    const read = await decoders.window(session, await session.call('window', query), 'messages', fields);
    assert.deepEqual(
      read.rows.map((row) => row.fields),
      [{ '$.price': '258' }, { '$.price': '1' }, undefined],
    );
    const [first, , last] = await rows();
    assert.deepEqual(await detail(first!.id), {
      decoder: 'acme.ticks',
      title: 'Ticks of Acme',
      summary: 'price 258',
      tree: '{"price":258}',
      ranges: [],
    });
    const refused = await detail(last!.id);
    assert.ok(refused && 'failure' in refused);
    assert.deepEqual([refused.failure, refused.offset], ['A tick begins with 74.', 0]);
    // What a decoder does to its bytes is done to a copy.
    assert.equal(Buffer.from(await session.call('payload', { id: first!.id })).toString('hex'), '740102ff');
    registered.dispose();
    assert.deepEqual(await lines(), ['74 01 02 ff', '74 00 01', 'ff 00']);
    assert.equal(changes, 2);
    listening.dispose();
  });

  it('are not asked any more for rows where they take too long', async () => {
    let asked = 0;
    const sleepy: Decoder = {
      ...ticks,
      decode: async () => {
        asked++;
        await new Promise((resolve) => setTimeout(resolve, 250));
        return 1;
      },
    };
    const registered = registeredDecoders.register(sleepy);
    for (let i = 0; i < 10; i++) await rows();
    assert.ok(asked <= 3, `asked ${asked} times`);
    registered.dispose();
  });

  it('say nothing any more when they are gone, however late', async () => {
    let resolve: (tree: number) => void = () => undefined;
    let asked = 0;
    const late: Decoder = {
      ...ticks,
      summary: () => 'late',
      decode: () => (asked++, new Promise<number>((done) => (resolve = done))),
    };
    const registered = registeredDecoders.register(late);
    const reading = lines();
    await until('the question', () => asked === 1);
    registered.dispose();
    const next = registeredDecoders.register(ticks);
    resolve(1);
    assert.ok(!(await reading).includes('late'));
    assert.deepEqual(await lines(), ['price 258', 'price 1', 'ff 00']);
    next.dispose();
  });

  it('go without a row whose payload cannot be read', async () => {
    const registered = registeredDecoders.register(ticks);
    const found = await session.call('window', query);
    const [gone] = found.rows;
    const { snapshot } = session;
    const call = (async (name: 'payload', asked: { id: number }) => {
      if (asked.id === gone!.id) throw new Error('There is no such frame.');
      return session.call(name, asked);
    }) as HostSession['call'];
    const broken = { id: 'broken', snapshot, call };
    const { rows: read } = await decoders.window(broken, found, 'messages');
    assert.deepEqual(
      read.map(({ preview }) => preview),
      ['74 01 02 ff', 'price 1', 'ff 00'],
    );
    assert.equal(read[0]!.refused?.failure, 'There is no such frame.');
    const selected = await session.call('detail', { id: gone!.id, limit: 100 });
    const { decoded } = await decoders.detail(broken, selected);
    assert.deepEqual(decoded, {
      decoder: 'acme.ticks',
      title: 'Ticks of Acme',
      failure: 'There is no such frame.',
    });
    registered.dispose();
  });

  it('have columns with all digits of a whole number', async () => {
    const registered = registeredDecoders.register({
      ...ticks,
      decode: () => ({ n: 2n ** 64n, of: [{ n: 2n ** 64n }] }),
    });
    const read = await decoders.window(session, await session.call('window', query), 'messages', ['$.n', '$.of']);
    assert.deepEqual(read.rows[0]!.fields, { '$.n': '18446744073709551616', '$.of': '[{"n":18446744073709551616}]' });
    registered.dispose();
  });

  it('are called what they were called when they were registered', async () => {
    let isHostile = false;
    const hostile: Decoder = {
      ...ticks,
      get id() {
        return isHostile ? ({} as string) : ticks.id;
      },
      get title() {
        if (isHostile) throw new Error('no title');
        return 'Ticks of Acme';
      },
    };
    const registered = registeredDecoders.register(hostile);
    isHostile = true;
    assert.deepEqual((await lines()).slice(0, 2), ['price 258', 'price 1']);
    assert.deepEqual(
      decoders.all.map(({ id, title }) => [id, title]),
      [['acme.ticks', 'Ticks of Acme']],
    );
    registered.dispose();
    assert.deepEqual(decoders.all, []);
  });

  it('have an id of their own', () => {
    const codeOf = (decoder: Decoder): string => {
      try {
        registeredDecoders.register(decoder).dispose();
        return 'taken in';
      } catch (error) {
        return failureOf(error).code;
      }
    };
    assert.equal(codeOf(ticks), 'taken in');
    assert.equal(codeOf({ ...ticks, id: 'json' }), 'decoder-id');
    assert.equal(codeOf({ ...ticks, id: 'Acme.Ticks' }), 'decoder-id');
    assert.equal(codeOf({ ...ticks, title: '' }), 'decoder');
    assert.equal(codeOf({ ...ticks, summary: 5 as unknown as () => string }), 'decoder');
    const registered = registeredDecoders.register(ticks);
    assert.equal(codeOf(ticks), 'decoder-taken');
    registered.dispose();
  });

  it('come through the public API', async () => {
    const api = await activateApi();
    const registered = api.registerDecoder(ticks);
    assert.throws(() => api.registerDecoder(ticks), { code: 'decoder-taken' });
    registered.dispose();
    api.registerDecoder(ticks).dispose();
  });

  it('are written as docs/decoders.md has it', async () => {
    const api = await activateApi();
    const registerDecoder = api.registerDecoder.bind(api);
    const given: Decoder[] = [];
    api.registerDecoder = (decoder) => {
      given.push(decoder);
      return registerDecoder(decoder);
    };
    const subscriptions: vscode.Disposable[] = [];
    try {
      await activate({ subscriptions } as unknown as vscode.ExtensionContext);
    } finally {
      api.registerDecoder = registerDecoder;
    }
    const [example] = given;
    assert.ok(example);
    assert.throws(() => api.registerDecoder(example), { code: 'decoder-taken' });
    for (const one of subscriptions) one.dispose();
    const registered = registeredDecoders.register(example);
    // `t`, 12.34 in cents, `ETH`.
    const bytes = Uint8Array.from(Buffer.from('74000004d2455448', 'hex'));
    await session.call('send', { message: { kind: 'binary', bytes } });
    await until('the tick', async () => (await session.call('count', query)) === 4);
    assert.deepEqual((await lines()).slice(-2), ['ff 00', 'ETH 12.34']);
    const all = await rows();
    const { failure, offset } = { failure: '', offset: -1, ...(await detail(all[1]!.id)) };
    assert.deepEqual([failure, offset], ['The price has four bytes.', 1]);
    assert.deepEqual(await detail(all[3]!.id), {
      decoder: 'acme.ticks',
      title: 'Acme Ticks',
      summary: 'ETH 12.34',
      tree: '{"price":12.34,"symbol":"ETH"}',
      ranges: [
        { path: ['price'], from: 1, to: 5 },
        { path: ['symbol'], from: 5, to: 8 },
      ],
    });
    registered.dispose();
  });
});
