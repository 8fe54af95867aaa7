import { Script } from 'node:vm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { rowSource } from '../../../../src/engine/filter/rowSource.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';
import { Random } from '../../../support/random.ts';

function exhaust(source: ReturnType<typeof rowSource>): number[] {
  while (!source.step());
  return source.slice(0, 100);
}

describe('FilteredRows', () => {
  it('goes on as frames arrive', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'frames', 'b');
    expect(exhaust(rows)).toEqual([]);
    pass('in', concat(frame({ opcode: 'text', payload: 'ab' }), frame({ opcode: 'text', payload: 'cd' })));
    expect(exhaust(rows)).toEqual([1]);
    pass('in', frame({ opcode: 'binary', payload: 'b' }));
    expect(exhaust(rows)).toEqual([1, 3]);
    expect([rows.size, rows.scanned, rows.rank(2)]).toEqual([2, 3, 1]);
  });

  it('judges a message by its whole payload, once it is whole, and puts it where it began', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'messages', 'hello');
    const [first, second] = fragments({ opcode: 'text', payload: 'Hello', cuts: [3] });
    pass('in', concat(first!, frame({ opcode: 'ping', payload: 'hello' })));
    expect(exhaust(rows)).toEqual([2]);
    pass('in', second!);
    expect(exhaust(rows)).toEqual([1, 2]);
  });

  it('judges frames by their own payload', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'Hello', cuts: [3] })));
    expect(exhaust(rowSource(capture, reader, 'frames', 'hello'))).toEqual([]);
    expect(exhaust(rowSource(capture, reader, 'frames', 'lo'))).toEqual([2]);
  });

  it('looks into compressed messages', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    for (const text of ['one needle', 'two', 'three needle'])
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    expect(exhaust(rowSource(capture, reader, 'frames', 'needle'))).toEqual([1, 3]);
    expect(exhaust(rowSource(capture, reader, 'messages', '-needle'))).toEqual([2]);
  });

  it('judges a message that never ended by what came, when the connection is gone', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'messages', 'hel');
    pass('in', frame({ opcode: 'text', payload: 'Hel', fin: false }));
    expect(exhaust(rows)).toEqual([]);
    capture.end(1);
    expect(exhaust(rows)).toEqual([1]);
  });

  it('can take many steps', () => {
    const { capture, reader, pass } = newCapture();
    const one = frame({ opcode: 'text', payload: 'x'.repeat(100) });
    for (let i = 0; i < 200; i++) pass('in', concat(...Array<Uint8Array>(100).fill(one)));
    const rows = rowSource(capture, reader, 'frames', 'xx');
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now++);
    onTestFinished(() => clock.mockRestore());
    let steps = 1;
    while (!rows.step()) steps++;
    expect(rows.size).toBe(20_000);
    expect(steps).toBeGreaterThan(1);
  });

  it('gives up a regular expression that would not end, says so, and keeps what it found', () => {
    const { capture, reader, pass } = newCapture();
    pass(
      'in',
      concat(frame({ opcode: 'text', payload: 'aaa' }), frame({ opcode: 'text', payload: `${'a'.repeat(60)}b` })),
    );
    const rows = rowSource(capture, reader, 'frames', '/^(a+)+$/');
    expect(exhaust(rows)).toEqual([1]);
    expect(rows.notes).toMatchObject([{ text: expect.stringContaining('too long on frame 2') as string }]);
    pass('in', frame({ opcode: 'text', payload: 'aaa' }));
    expect([rows.step(), rows.scanned, rows.size]).toEqual([true, 3, 1]);
  });

  it('has patience with each row, however long those before it took', () => {
    const { capture, reader, pass } = newCapture();
    const one = frame({ opcode: 'text', payload: 'the quick brown fox' });
    pass('in', concat(...Array<Uint8Array>(200).fill(one), frame({ opcode: 'text', payload: 'the needle' })));
    const rows = rowSource(capture, reader, 'frames', '/.*needle/');
    // A step's time is over whenever the clock is looked at.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
    onTestFinished(() => clock.mockRestore());
    const searched = [0];
    for (let through = false; !through; searched.push(rows.scanned)) through = rows.step();
    const most = Math.max(...searched.map((to, at) => to - (searched[at - 1] ?? 0)));
    expect({ most, found: rows.slice(0, 10), notes: rows.notes }).toEqual({ most: 1, found: [201], notes: [] });
  });

  it('stops nothing but regular expressions: what is read and inflated for them takes the time that it takes', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    for (const text of ['{"a":1}', 'x'.repeat(100_000), '{"a":2,"needle":1}', '{"a":1,"needle":1}'])
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    const read = vi.spyOn(reader, 'message');
    const during: number[] = [];
    const guard = vi.spyOn(Script.prototype, 'runInContext').mockImplementation((context) => {
      const before = read.mock.calls.length;
      (context as { action: () => void }).action();
      during.push(read.mock.calls.length - before);
    });
    onTestFinished(() => guard.mockRestore());
    expect(exhaust(rowSource(capture, reader, 'frames', '/needle/ $.a==1'))).toEqual([4]);
    expect(read.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect([during.length > 0, during.filter((reads) => reads > 0)]).toEqual([true, []]);
  });

  it('finds the same with what is to be parsed before and after a regular expression, masked and in many blocks', () => {
    const { capture, reader, pass } = newCapture();
    for (let id = 1; id <= 6_000; id++) {
      const payload = `{"n":${id % 7},"text":"${id % 3 === 0 ? 'needle' : 'hay'}${'.'.repeat(id % 400)}"}`;
      pass('out', frame({ opcode: 'text', payload, mask: 'a1b2c3d4' }));
    }
    const ids = Array.from({ length: 6_000 }, (_, at) => at + 1).filter((id) => id % 3 === 0 && id % 7 === 2);
    for (const filter of ['/needle/ $.n==2', '$.n==2 /needle/', '/needle/ -/[^n]hay/ $.n==2'])
      expect({ filter, found: [exhaust(rowSource(capture, reader, 'frames', filter))] }).toEqual({
        filter,
        found: [ids.slice(0, 100)],
      });
  });

  it.each([
    ['words', (number: number) => `ü${number}`],
    ['JSON', (number: number) => `$.a contains ü${number}`],
  ])('puts a long message in lower case once for many %s', (_, condition) => {
    const { capture, reader, pass } = newCapture();
    const value = 'Xü'.repeat(10_000);
    pass('in', frame({ opcode: 'text', payload: `{"a":"${value}"}` }));
    const filter = Array.from({ length: 50 }, (_, number) => condition(number)).join(' or ');
    const rows = rowSource(capture, reader, 'frames', filter);
    const lower = vi.spyOn(String.prototype, 'toLowerCase');
    onTestFinished(() => lower.mockRestore());
    expect(exhaust(rows)).toEqual([]);
    const long = lower.mock.contexts.filter((text) => String(text).length > value.length - 1);
    expect(long).toHaveLength(1);
  });

  it('gives up thousands of words in an enormous message, and says so', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'w7' }));
    pass('in', frame({ opcode: 'text', payload: 'x'.repeat(16_000_000) }));
    const words = Array.from({ length: 20_000 }, (_, number) => `w${number}`);
    const rows = rowSource(capture, reader, 'frames', words.join(' or '));
    expect(exhaust(rows)).toEqual([1]);
    expect(rows.notes).toMatchObject([{ text: expect.stringMatching('So many .* frame 2') as string }]);
  });
});

describe('FilteredRows by replies', () => {
  const text = (payload: string) => frame({ opcode: 'text', payload, mask: 'a1b2c3d4' });

  it('follow the replies that come', () => {
    const { capture, reader, pass } = newCapture();
    const none = rowSource(capture, reader, 'messages', 'reply:none');
    const slow = rowSource(capture, reader, 'messages', 'reply>1ms method');
    for (const id of [1, 2]) pass('out', text(`{"id":${id},"method":"a"}`));
    expect([exhaust(none), exhaust(slow)]).toEqual([[1, 2], []]);
    pass('in', text('{"id":2,"result":1}'));
    expect([exhaust(none), exhaust(slow)]).toEqual([[1], []]);
    pass('in', text('{"id":1,"result":1}'));
    expect([exhaust(none), exhaust(slow)]).toEqual([[], [1]]);
  });

  it('find the same, however much had come at each step', () => {
    const random = new Random(7);
    const { capture, reader, pass, reconnect } = newCapture({ deflate: true, takeover: { in: false, out: false } });
    const filters = [
      'reply:none',
      'reply:any a',
      '-reply:none method',
      'reply<3ms or "type"',
      'reply:none /"id":[12]/',
    ];
    const sources = filters.flatMap((filter) =>
      (['frames', 'messages'] as const).map((view) => ({
        filter,
        view,
        rows: rowSource(capture, reader, view, filter),
      })),
    );
    let found = 0;
    for (let turn = 0; turn < 20; turn++) {
      for (let count = random.below(12); count > 0; count--) {
        const out = random.chance(0.5);
        const id = random.between(1, 4);
        const rest = out || random.chance(0.2) ? '"method":"a"' : random.pick(['"result":1', '"type":"a"']);
        const payload = `{"id":${id},${rest}}`;
        const whole = { opcode: 'text', payload, ...(out ? { mask: 'a1b2c3d4' } : {}) } as const;
        const parts = random.chance(0.3) ? fragments({ ...whole, cuts: [random.between(1, 8)] }) : [frame(whole)];
        if (random.chance(0.1))
          pass(out ? 'out' : 'in', frame({ ...whole, rsv: 4, payload: new Deflater().deflate(payload) }));
        else for (const part of parts) pass(out ? 'out' : 'in', part);
      }
      if (random.chance(0.02)) reconnect();
      for (const { filter, view, rows } of sources) {
        if (random.chance(0.5)) continue;
        while (!rows.step());
        const fresh = rowSource(capture, reader, view, filter);
        while (!fresh.step());
        const expected = fresh.slice(0, 10_000);
        expect({ turn, filter, view, ids: rows.slice(0, 10_000) }).toEqual({ turn, filter, view, ids: expected });
        found += expected.length;
      }
    }
    expect(found).toBeGreaterThan(300);
  });

  it('judge nothing before it is known what answers it', () => {
    const { capture, reader, pass } = newCapture();
    pass('out', text('{"id":1,"method":"a"}'));
    const one = frame({ opcode: 'text', payload: '{"type":"tick"}' });
    pass('in', Buffer.alloc(100_000 * one.length, one));
    pass('in', text('{"id":1,"result":1}'));
    const rows = rowSource(capture, reader, 'messages', 'reply:none');
    const sizes = new Set<number>();
    while (!rows.step()) sizes.add(rows.size);
    expect([...sizes]).toEqual([0]);
    expect([rows.size, rows.scanned]).toEqual([0, 100_002]);
  });

  it('ask for a message to be settled that takes long to inflate', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass('out', text('{"id":1,"method":"a"}'));
    const payload = new Deflater().deflate(`{"id":1,"result":"${'x'.repeat(6_000_000)}"}`);
    pass('in', frame({ opcode: 'text', rsv: 4, payload }));
    const rows = rowSource(capture, reader, 'messages', 'reply:any');
    while (!rows.step()) if (rows.long !== undefined) await reader.settle([rows.long]);
    expect(rows.slice(0, 10)).toEqual([1]);
  });
});
