/** What the engine finds, against a reference that shares no code with it, over generated captures and filters. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { rowSource } from '../../../../src/engine/filter/rowSource.ts';
import { newCapture } from '../../../support/captures.ts';
import { annotated, plainCapture, type Exchange, type PlainCapture } from '../../../support/filters/plainCapture.ts';
import { holds, signs, written, type PlainFilter, type PlainRow } from '../../../support/filters/plainFilter.ts';

const day = new Date(2026, 0, 2, 9, 0, 0);
const started = day.getTime();

const member = fc.constantFrom('type', 'a b', '__proto__', 'n', 'list');
const scalar = fc.constantFrom('tick', 'Tick', '', 'é', 0, 1, 7.5, -2, true, false, null);
const json = fc.dictionary(
  member,
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(member, scalar, { maxKeys: 2 })),
  { maxKeys: 4 },
);
const word = fc.constantFrom('tick', 'TICK', 'hello', 'É', 'straße', 'k', '0', 'wo', 'ended', 'a');
const payload = fc.oneof(
  json.map((value) => Buffer.from(JSON.stringify(value))),
  fc.array(json, { maxLength: 2 }).map((value) => Buffer.from(` ${JSON.stringify(value)}`)),
  fc.array(word, { maxLength: 6 }).map((words) => Buffer.from(words.join(' '))),
  fc
    .tuple(fc.constantFrom(1, 2, 'a'), fc.constantFrom('"method":"tick"', '"result":1', '"type":"k"'))
    .map(([id, rest]) => Buffer.from(`{"id":${JSON.stringify(id)},${rest}}`)),
);
const exchange: fc.Arbitrary<Exchange> = fc.record({
  direction: fc.constantFrom('in', 'out'),
  opcode: fc.constantFrom(1, 1, 1, 2, 3, 9, 10),
  payload: payload.map((bytes) => new Uint8Array(bytes)),
  cuts: fc.array(fc.nat(60), { maxLength: 3 }),
  rightMask: fc.constantFrom(true, true, true, false),
  deflate: fc.boolean(),
  closeCode: fc.constantFrom(1000, 1001, 4000),
  after: fc.constantFrom(0, 1, 50, 99.5, 100, 1000),
});

/** A close frame is the last one: what came after it would be a violation for that alone. */
const exchanges = fc
  .tuple(fc.array(exchange, { maxLength: 25 }), fc.boolean())
  .map(([all, closes]) => all.map((one, i) => (closes && i === all.length - 1 ? { ...one, opcode: 8 as const } : one)));

const sign = fc.constantFrom(...signs);
const leaf: fc.Arbitrary<PlainFilter> = fc.oneof(
  fc.record({ is: fc.constantFrom('word', 'phrase'), text: word }),
  fc.record({ is: fc.constant('phrase'), text: fc.constantFrom('', 'hello wo', '"type":', 'k\n', ' ') }),
  fc.record({ is: fc.constant('hex'), bytes: fc.constantFrom('22', '7469', '2e', 'c389', '5449434b') }),
  fc.record({
    is: fc.constant('regex'),
    source: fc.constantFrom('^.tick', 't[i1]ck$', 'é'),
    flags: fc.constantFrom('', 'i'),
  }),
  fc.record({ is: fc.constant('dir'), value: fc.constantFrom('in', 'out') }),
  fc.constantFrom<PlainFilter>(
    { is: 'op', written: 'text', opcode: 1 },
    { is: 'op', written: 'Continuation', opcode: 0 },
    { is: 'op', written: '3', opcode: 3 },
    { is: 'op', written: 'close', opcode: 8 },
    { is: 'op', written: '15', opcode: 15 },
  ),
  fc.record({
    is: fc.constantFrom('fin', 'masked', 'compressed', 'rsv1', 'rsv2', 'rsv3', 'bookmarked'),
    value: fc.boolean(),
  }),
  fc.record({ is: fc.constant('rsv'), value: fc.constantFrom<(number | 'any')[]>('any', 0, 4) }),
  fc.record({ is: fc.constant('violation'), code: fc.constantFrom('any', 'reserved-opcode', 'masked-from-server') }),
  fc.record({ is: fc.constant('note'), text: fc.constantFrom(undefined, 'note 4', 'NOTE', 'zzz') }),
  fc.record({ is: fc.constantFrom('size', 'wire'), sign, value: fc.nat(60) }),
  fc.record({ is: fc.constant('id'), sign, value: fc.nat(20) }),
  fc.record({ is: fc.constant('close'), sign, value: fc.constantFrom(1000, 1001, 1006, 4000) }),
  fc.record({ is: fc.constant('replied'), value: fc.constantFrom('any', 'none') }),
  fc.record({ is: fc.constantFrom('gap', 'reply'), sign, milliseconds: fc.constantFrom(0, 1, 99.5, 100, 1000) }),
  fc.record({
    is: fc.constant('time'),
    sign,
    clock: fc.tuple(fc.constant(9), fc.constant(0), fc.nat(5)),
    tenths: fc.constantFrom(undefined, 0, 1, 5),
  }),
  fc.record({
    is: fc.constant('path'),
    path: fc.array(fc.oneof(member, fc.nat(1)), { minLength: 1, maxLength: 2 }),
    test: fc.constantFrom(...signs, 'contains', 'exists'),
    value: scalar,
  }),
);
const { filter } = fc.letrec<{ filter: PlainFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ is: fc.constant('not'), minus: fc.boolean(), of: tie('filter') }),
    fc.record({ is: fc.constantFrom('and', 'or'), of: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** The same in the engine's hands; the connection ends without a close frame, and another attempt fails. */
function captured({ passing, frames, messages, time }: PlainCapture) {
  const { capture, reader } = newCapture({ deflate: true, takeover: { in: false, out: false } }, { started });
  const first = frames.length + 1;
  for (const { direction, time, bytes } of passing) capture.append(direction, bytes, time);
  capture.end(time);
  capture.mark('ended', time + 5, 1006);
  capture.mark('attempt-failed', time + 1_005);
  for (const [rows, view] of [
    [frames, 'frames'],
    [messages, 'messages'],
  ] as const) {
    for (let id = first; id <= capture.frames.count; id++) {
      const record = capture.frames.get(id);
      if (record?.marker === undefined) continue;
      const { preview, closeCode } = rowOf(record, view, reader);
      const marker: PlainRow = {
        id,
        time: record.time,
        before: rows.at(-1)?.time,
        frame: undefined,
        payload: Buffer.from(preview),
        closeCode,
        reply: undefined,
        unanswered: false,
        ...annotated(id),
      };
      rows.push(marker);
    }
  }
  return { capture, reader };
}

const annotations = { has: (id: number) => annotated(id).bookmarked, note: (id: number) => annotated(id).note };

it('finds what the reference finds', () => {
  let found = 0;
  let asked = 0;
  fc.assert(
    fc.property(exchanges, fc.array(filter, { minLength: 40, maxLength: 60 }), (all, filters) => {
      const plain = plainCapture(all, started);
      const { capture, reader } = captured(plain);
      for (const one of filters) {
        const text = written(one);
        for (const view of ['frames', 'messages'] as const) {
          const rows = rowSource(capture, reader, view, text, annotations);
          while (!rows.step());
          const expected = plain[view].filter((row) => holds(one, row, day)).map(({ id }) => id);
          expect({ text, view, notes: rows.notes, ids: rows.slice(0, 1_000) }).toEqual({
            text,
            view,
            notes: [],
            ids: expected,
          });
          found += expected.length;
          asked += plain[view].length;
        }
      }
    }),
    { numRuns: 30 },
  );
  // Filters that match everything or nothing would show little.
  expect(found / asked).toBeGreaterThan(0.2);
  expect(found / asked).toBeLessThan(0.8);
});
