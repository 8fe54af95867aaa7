import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pairing, type PairingOptions } from '../../../../src/engine/correlation/pairing.ts';
import { plainPairs, type PlainMessage } from '../../../support/correlation/plainPairs.ts';
import { newCapture, type TestCapture } from '../../../support/captures.ts';
import { Deflater, fragments, frame } from '../../../support/frames/index.ts';

const text = (payload: string, out = false) => frame({ opcode: 'text', payload, ...(out ? { mask: 'a1b2c3d4' } : {}) });

/** `request>reply`, and `request>?` of those that are unanswered. */
function found(pairing: Pairing, last: number): string[] {
  while (!pairing.step());
  const pairs: string[] = [];
  for (let row = 1; row <= last; row++) {
    const partner = pairing.partner(row);
    if (pairing.isUnanswered(row)) pairs.push(`${row}>?`);
    else if (partner > row) pairs.push(`${row}>${partner}`);
    else if (partner > 0 && pairing.partner(partner) !== row) pairs.push(`${partner}>${row} again`);
  }
  return pairs;
}

function paired(test: TestCapture, options?: PairingOptions): string[] {
  return found(new Pairing(test.capture, test.reader, options), test.capture.frames.count);
}

describe('Pairing', () => {
  it('finds the reply of the other side that carries the same id', () => {
    const test = newCapture();
    test.pass('out', text('{"jsonrpc":"2.0","id":1,"method":"a"}', true));
    test.pass('out', text('{"jsonrpc":"2.0","id":2,"method":"b"}', true));
    test.pass('out', text('{"jsonrpc":"2.0","method":"told"}', true));
    test.pass('in', text('{"jsonrpc":"2.0","id":2,"result":true}'));
    test.pass('out', text('{"jsonrpc":"2.0","id":1,"result":"of ours"}', true));
    test.pass('in', text('{"jsonrpc":"2.0","id":"1","result":"a text"}'));
    test.pass('in', text('{"jsonrpc":"2.0","id":1,"error":{}}'));
    test.pass('in', text('{"jsonrpc":"2.0","id":1,"result":"once more"}'));
    expect(paired(test)).toEqual(['1>7', '2>4']);
  });

  it('lets both sides ask under the same ids', () => {
    const test = newCapture();
    test.pass('out', text('{"id":1,"method":"a"}', true));
    test.pass('in', text('{"id":1,"method":"b"}'));
    test.pass('in', text('{"id":1,"result":1}'));
    test.pass('out', text('{"id":1,"result":1}', true));
    expect(paired(test)).toEqual(['1>3', '2>4']);
  });

  it('takes what was sent for the request, where there is only an id', () => {
    const test = newCapture();
    test.pass('in', text('{"type":"trade","id":1}'));
    test.pass('out', text('{"type":"subscribe","id":1}', true));
    test.pass('in', text('{"type":"subscribed","id":1}'));
    test.pass('in', text('{"type":"alert","id":2}'));
    test.pass('out', text('{"type":"ack","id":2}', true));
    test.pass('out', text('{"type":"subscribe","id":3}', true));
    expect(paired(test)).toEqual(['2>3', '4>5', '6>?']);
  });

  it('pairs a repeated id with the newest that asks', () => {
    const test = newCapture();
    test.pass('out', text('{"id":1,"method":"a"}', true));
    test.pass('out', text('{"id":1,"method":"b"}', true));
    test.pass('in', text('{"id":1,"result":1}'));
    test.pass('in', text('{"id":1,"result":2}'));
    expect(paired(test)).toEqual(['1>?', '2>3']);
  });

  it('pairs each request of a batch', () => {
    const test = newCapture();
    test.pass('out', text('[{"id":1,"method":"a"},{"id":2,"method":"b"},{"method":"told"}]', true));
    test.pass('out', text('{"id":3,"method":"c"}', true));
    test.pass('in', text('[{"id":2,"result":1},{"id":1,"result":1}]'));
    test.pass('in', text('[{"id":3,"result":1}]'));
    expect(paired(test)).toEqual(['1>3', '2>4']);
  });

  it('pairs pings and pongs by their payload', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'ping', payload: 'a' }));
    test.pass('out', frame({ opcode: 'pong', payload: 'a', mask: 'a1b2c3d4' }));
    test.pass('out', frame({ opcode: 'ping', payload: 'b', mask: 'a1b2c3d4' }));
    test.pass('out', frame({ opcode: 'ping', payload: 'c', mask: '01020304' }));
    test.pass('in', frame({ opcode: 'pong', payload: 'c' }));
    test.pass('out', frame({ opcode: 'ping', payload: '', mask: '01020304' }));
    test.pass('in', frame({ opcode: 'pong', payload: 'x' }));
    expect(paired(test)).toEqual(['1>2', '4>5', '6>?']);
  });

  it('answers nothing over a reconnect', () => {
    const test = newCapture();
    test.pass('out', text('{"id":1,"method":"a"}', true));
    test.pass('out', frame({ opcode: 'ping', payload: 'a', mask: 'a1b2c3d4' }));
    test.reconnect();
    test.pass('in', text('{"id":1,"result":1}'));
    test.pass('in', frame({ opcode: 'pong', payload: 'a' }));
    expect(paired(test)).toEqual(['1>?', '2>?']);
  });

  it('looks at messages in fragments and compressed ones when they are whole', () => {
    const test = newCapture({ deflate: true });
    const deflater = new Deflater();
    const request = '{"id":1,"method":"a"}';
    const [one, two, three] = fragments({ opcode: 'text', payload: request, cuts: [3, 9], mask: 'a1b2c3d4' });
    const reply = deflater.deflate('{"id":1,"result":"so it is"}');
    const [other, rest] = fragments({ opcode: 'text', rsv: 4, payload: reply, cuts: [4] });
    test.pass('out', one!);
    test.pass('out', two!);
    test.pass('in', frame({ opcode: 'ping', payload: 'x' }));
    test.pass('in', other!);
    const pairing = new Pairing(test.capture, test.reader);
    expect(found(pairing, 4)).toEqual(['3>?']);
    test.pass('out', three!);
    expect(found(pairing, 5)).toEqual(['1>?', '3>?']);
    test.pass('in', rest!);
    expect(found(pairing, 6)).toEqual(['1>4', '3>?']);
  });

  it('looks at the beginning of what is long', () => {
    const test = newCapture({ deflate: true, takeover: { in: false, out: false } });
    const long = 'x'.repeat(2_000_000);
    test.pass('out', text('{"id":1,"method":"a"}', true));
    test.pass('out', text('{"id":2,"method":"a"}', true));
    test.pass('in', text(`{"id":1,"result":"${long}"}`));
    test.pass('in', text(`{"result":"${long}","id":2}`));
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate(`{"id":2,"result":"${long}"}`) }));
    expect(paired(test)).toEqual(['1>3', '2>5']);
  });

  it('waits for a message that takes long to inflate, and goes on after it', async () => {
    const test = newCapture({ deflate: true });
    const deflater = new Deflater();
    test.pass('out', text('{"id":1,"method":"a"}', true));
    test.pass('out', text('{"id":2,"method":"a"}', true));
    for (const [id, length] of [
      [1, 8_000_000],
      [2, 10],
    ] as const) {
      const payload = deflater.deflate(`{"id":${id},"result":"${'x'.repeat(length)}"}`);
      test.pass('in', frame({ opcode: 'text', rsv: 4, payload }));
    }
    const pairing = new Pairing(test.capture, test.reader);
    const waited: (number | undefined)[] = [];
    while (!pairing.step()) {
      waited.push(pairing.long);
      if (pairing.long !== undefined) await test.reader.settle([pairing.long]);
    }
    expect(waited).toContain(3);
    expect(found(pairing, 4)).toEqual(['1>3', '2>4']);
  });

  it('forgets the oldest of too many, and says of how many', () => {
    const test = newCapture();
    for (let id = 1; id <= 5; id++) test.pass('out', text(`{"id":${id},"method":"a"}`, true));
    for (let id = 1; id <= 5; id++) test.pass('in', text(`{"id":${id},"type":"trade"}`.replace('"id"', '"req_id"')));
    const pairing = new Pairing(test.capture, test.reader, { mostWaiting: 3 });
    expect(found(pairing, 10)).toEqual(['3>8', '4>9', '5>10']);
    expect(pairing.requests).toEqual({
      in: { unanswered: 0, pings: 0, forgotten: 0 },
      out: { unanswered: 0, pings: 0, forgotten: 2 },
    });
    const { changes } = pairing;
    expect(Array.from({ length: changes.length }, (_, i) => changes.at(i))).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts pings without a pong by who sent them: those before an answered one are excused', () => {
    const test = newCapture();
    const ping = (way: 'in' | 'out', opcode: 'ping' | 'pong', payload: string) =>
      test.pass(way, frame({ opcode, payload, ...(way === 'out' ? { mask: 'a1b2c3d4' } : {}) }));
    const pairing = new Pairing(test.capture, test.reader);
    const counted = (): number[] => {
      while (!pairing.step());
      return [pairing.requests.out.pings, pairing.requests.in.pings];
    };
    for (const payload of ['a', 'b', 'c', 'd', 'd']) ping('out', 'ping', payload);
    ping('in', 'ping', 'a');
    expect(counted()).toEqual([5, 1]);
    ping('in', 'pong', 'b');
    ping('in', 'pong', 'nobody asked');
    expect(counted()).toEqual([3, 1]);
    ping('in', 'pong', 'd');
    ping('out', 'pong', 'a');
    expect(counted()).toEqual([0, 0]);
    for (let count = 0; count < 1_030; count++) ping('out', 'ping', String(count));
    expect(counted()).toEqual([1_024, 0]);
    test.reconnect();
    ping('out', 'ping', 'e');
    expect(counted()).toEqual([1_025, 0]);
    expect(pairing.requests.out.unanswered).toBe(0);
  });

  it('takes ids from whoever knows the format', () => {
    const test = newCapture();
    test.pass('out', text('ask 7', true));
    test.pass('in', text('told 7'));
    const correlationsOf: PairingOptions['correlationsOf'] = ({ bytes, from, to, direction }) => [
      {
        id: Buffer.from(bytes.subarray(from, to)).toString().slice(-1),
        role: direction === 'out' ? 'request' : 'reply',
      },
    ];
    expect(paired(test, { correlationsOf })).toEqual(['1>2']);
  });

  it('finds what the reference finds', () => {
    const id = fc.constantFrom('1', '2', '"1"', '"a"', 'null');
    const object = (...rests: string[]) =>
      fc.tuple(id, fc.constantFrom(...rests)).map(([one, rest]) => `{"id":${one},${rest}}`);
    const request = object('"method":"x"', '"type":"x"', '"type":"request"');
    const reply = object('"result":1', '"error":null', '"type":"x"', '"type":"ack"', '"ref":1', '"ref":"a"');
    const other = fc.oneof(object('"type":"event"'), fc.constantFrom('hello', '{"seq":1}', '{}'));
    const batch = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 3 }).map((all) => `[${all.join()}]`);
    const text = (direction: 'in' | 'out', payload: fc.Arbitrary<string>) =>
      fc.record({ direction: fc.constant(direction), kind: fc.constant('text' as const), payload, cut: fc.nat(9) });
    const control = fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      kind: fc.constantFrom('ping' as const, 'pong' as const),
      payload: fc.constantFrom('', 'a', 'b'),
      cut: fc.constant(0),
    });
    const lost = fc.constant({ direction: 'in' as const, kind: 'reconnect' as const, payload: '', cut: 0 });
    const sent = fc.oneof({ weight: 4, arbitrary: request }, reply, other, batch(request));
    const received = fc.oneof({ weight: 4, arbitrary: reply }, request, other, batch(reply));
    const event = fc.oneof(
      { weight: 20, arbitrary: text('out', sent) },
      { weight: 20, arbitrary: text('in', received) },
      { weight: 10, arbitrary: control },
      { weight: 1, arbitrary: lost },
    );
    let pairs = 0;
    fc.assert(
      fc.property(fc.array(event, { minLength: 100, maxLength: 150, size: 'max' }), (events) => {
        const test = newCapture();
        const messages: PlainMessage[] = [];
        let connection = 1;
        for (const { direction: way, kind, payload: bytes, cut } of events) {
          if (kind === 'reconnect') {
            test.reconnect();
            connection++;
            continue;
          }
          const row = test.capture.frames.count + 1;
          const masked = way === 'out' ? { mask: 'a1b2c3d4' } : {};
          messages.push({ row, direction: way, kind, payload: bytes, connection });
          const cuts = kind === 'text' && cut > 0 && cut < bytes.length ? [cut] : [];
          if (cuts.length === 0) test.pass(way, frame({ opcode: kind, payload: bytes, ...masked }));
          else for (const part of fragments({ opcode: 'text', payload: bytes, cuts, ...masked })) test.pass(way, part);
        }
        const pairing = new Pairing(test.capture, test.reader);
        while (!pairing.step());
        const { replies, requests, unanswered } = plainPairs(messages);
        pairs += replies.size;
        for (const { row } of messages) {
          const expected = replies.get(row) ?? requests.get(row) ?? 0;
          expect([row, pairing.partner(row), pairing.isUnanswered(row)]).toEqual([row, expected, unanswered.has(row)]);
        }
        const asking = messages.filter(({ row, kind }) => kind === 'text' && unanswered.has(row));
        for (const way of ['in', 'out'] as const) {
          expect(pairing.requests[way].unanswered).toBe(asking.filter((one) => one.direction === way).length);
          const pings = messages.filter(
            ({ row, kind, direction }) => kind === 'ping' && direction === way && unanswered.has(row),
          );
          expect(pairing.requests[way].pings).toBe(pings.length);
        }
      }),
      { numRuns: 25 },
    );
    expect(pairs).toBeGreaterThan(300);
  });
});
