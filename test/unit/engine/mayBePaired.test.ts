import { describe, expect, it } from 'vitest';
import { Pairing } from '../../../src/engine/correlation/pairing.ts';
import { mayBePaired } from '../../../src/engine/mayBePaired.ts';
import { newCapture } from '../../support/captures.ts';
import { Deflater, fragments, frame } from '../../support/frames/index.ts';

function asking(pass: (test: ReturnType<typeof newCapture>) => void): boolean[] {
  const test = newCapture({ deflate: true, takeover: { in: false, out: false } });
  pass(test);
  const pairing = new Pairing(test.capture, test.reader);
  const count = test.capture.frames.count;
  return Array.from({ length: count }, (_, i) => mayBePaired(test.capture.frames.get(i + 1)!, test.reader, pairing));
}

describe('a row', () => {
  it('may be paired where its message carries an id, or it is a ping or pong', () => {
    const frames = [
      frame({ opcode: 'text', payload: '{"id":1,"method":"a"}' }),
      frame({ opcode: 'text', payload: '{"type":"tick"}' }),
      frame({ opcode: 'binary', payload: '{"id":1,"method":"a"}' }),
      frame({ opcode: 'ping', payload: '' }),
      frame({ opcode: 'pong', payload: '' }),
    ];
    expect(asking(({ pass }) => frames.forEach((one) => pass('in', one)))).toEqual([true, false, false, true, true]);
  });

  it('is asked by the whole message, once that is whole, and by its first frame alone', () => {
    const [one, two] = fragments({ opcode: 'text', payload: '{"id":1,"method":"a"}', cuts: [4] });
    expect(asking(({ pass }) => pass('in', one!))).toEqual([false]);
    expect(
      asking(({ pass }) => {
        pass('in', one!);
        pass('in', two!);
      }),
    ).toEqual([true, false]);
  });

  it('is asked by what compressed messages inflate to, of long ones by the beginning', () => {
    const deflated = (payload: string) => frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate(payload) });
    const all = [
      deflated('{"id":1,"method":"a"}'),
      deflated(`{"id":1,"result":"${'x'.repeat(5_000_000)}"}`),
      deflated('{"type":"tick"}'),
      frame({ opcode: 'text', rsv: 4, payload: 'ffffffff' }),
    ];
    expect(asking(({ pass }) => all.forEach((one) => pass('in', one)))).toEqual([true, true, false, false]);
    const long = frame({ opcode: 'text', payload: `{"id":1,"result":"${'x'.repeat(2_000_000)}"}` });
    expect(asking(({ pass }) => pass('in', long))).toEqual([true]);
  });

  it('is not paired where it is a marker', () => {
    expect(asking(({ reconnect }) => reconnect())).toEqual([false, false]);
  });
});
