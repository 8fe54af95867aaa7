import { describe, expect, it } from 'vitest';
import { formatIds } from '../../../src/contract/decoding.ts';
import { readDecodedField, usualFields } from '../../../src/filterLanguage/decodedFields.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';
import { said } from '../../support/filters/said.ts';

describe('fields of decoders', () => {
  it.each([
    ['msgpack.symbol', [['symbol']]],
    ['CBOR.a[0]["b c"]', [['a', 0, 'b c']]],
    ['msgpack[0].x', [[0, 'x']]],
    ['mqtt.topic', [['topic'], ['subscriptions', 'topic'], ['unsubscriptions'], ['will', 'topic']]],
    ['stomp.destination', [['headers', 'destination']]],
    [
      'stomp.receipt',
      [
        ['headers', 'receipt'],
        ['headers', 'receipt-id'],
      ],
    ],
    ['stomp.x-odd.more', [['headers', 'x-odd', 'more']]],
    ['stomp.headers.x-odd', [['headers', 'x-odd']]],
    ['stomp.body.n', [['body', 'n']]],
    ['stomp[0].body', [[0, 'body']]],
    [
      'sip.call-id',
      [
        ['headers', 'call-id'],
        ['headers', 'Call-ID'],
      ],
    ],
    [
      'sip.WWW-authenticate',
      ['WWW-authenticate', 'WWW-Authenticate', 'www-authenticate'].map((one) => ['headers', one]),
    ],
    [
      'sip.cseq',
      [
        ['headers', 'cseq'],
        ['headers', 'CSeq'],
      ],
    ],
    ['xmpp.xmlns', [['attributes', 'xmlns']]],
    ['socketio.event', [['data', 0]]],
  ])('%s is at %j', (text, paths) => expect(readDecodedField(text)?.paths).toEqual(paths));

  it.each(['mqtt', 'mqtt.', 'none.a', 'nothing.a', 'mqtt.a b', '.a', ''])('%j is none', (text) => {
    expect(readDecodedField(text)).toBeUndefined();
  });

  it.each(formatIds.flatMap((id) => (id === 'none' ? [] : usualFields(id).map((name) => `${id}.${name}`))))(
    '%s can be asked for',
    (field) => expect(readFilter(`${field}:x`)).toMatchObject({ filter: { kind: 'decoded' }, notes: [] }),
  );

  it.each([
    ['msgpack.symbol:ETH', 'msgpack/symbol {"operator":"like","text":"ETH"}'],
    ['msgpack.symbol:"a b"', 'msgpack/symbol {"operator":"like","text":"a b"}'],
    ['msgpack.symbol:any', 'msgpack/symbol {"operator":"exists"}'],
    ['msgpack.symbol:"any"', 'msgpack/symbol {"operator":"like","text":"any"}'],
    ['-msgpack.price>=5', 'not msgpack/price {"operator":">=","value":5}'],
    ['msgpack.price="5"', 'msgpack/price {"operator":"==","value":"5"}'],
    ['(msgpack.Price!=null)', 'msgpack/Price {"operator":"!=","value":null}'],
    [
      'mqtt.topic:a or x',
      '(mqtt/topic|/subscriptions/topic|/unsubscriptions|/will/topic {"operator":"like","text":"a"} or "x")',
    ],
    ['json.parse', '"json.parse"'],
    ['mqtt:1883', '"mqtt:1883"'],
    ['example.topic:x', '"example.topic:x"'],
  ])('%s means %s', (text, meaning) => {
    const { filter, notes } = readFilter(text);
    expect([said(filter), notes]).toEqual([meaning, []]);
  });

  it('say what is missing', () => {
    expect(readFilter('mqtt.topic: x').notes).toEqual([
      { from: 0, to: 11, text: 'There is nothing to compare with. This is looked for as text.' },
    ]);
  });
});
