import { describe, expect, it } from 'vitest';
import { pageRecords } from '../../../../src/engine/capture/frameRecord.ts';
import { PayloadBlocks } from '../../../../src/engine/capture/payloadBlocks.ts';
import { lookedAtBytes, MessageBytesReader } from '../../../../src/engine/correlation/messageBytesReader.ts';
import { newCapture, type TestCapture } from '../../../support/captures.ts';
import { Deflater, fragments, frame } from '../../../support/frames/index.ts';

function readerOf({ capture, reader }: TestCapture) {
  const messages = new MessageBytesReader(capture, reader, new PayloadBlocks(capture));
  return (id: number) => {
    const told = messages.read(id, capture.frames.page(id), (id - 1) % pageRecords);
    const { direction, text, bytes, from, to, cut } = messages;
    if (told === 'none' || told === 'wait') return { told, long: messages.long };
    return { told, direction, text, payload: Buffer.from(bytes.subarray(from, to)).toString(), cut };
  };
}

describe('MessageBytesReader', () => {
  it('reads a plain message where it lies, unmasked', () => {
    const test = newCapture();
    test.pass('out', frame({ opcode: 'text', payload: 'hello', mask: 'a1b2c3d4' }));
    test.pass('in', frame({ opcode: 'binary', payload: 'bytes' }));
    const read = readerOf(test);
    expect(read(1)).toEqual({ told: 'on', direction: 'out', text: true, payload: 'hello', cut: false });
    expect(read(2)).toEqual({ told: 'on', direction: 'in', text: false, payload: 'bytes', cut: false });
  });

  it('joins fragments at the last one, and inflates', () => {
    const test = newCapture({ deflate: true });
    for (const part of fragments({ opcode: 'text', payload: 'in three', cuts: [2, 5] })) test.pass('in', part);
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('inflated') }));
    const read = readerOf(test);
    expect(read(3)).toEqual({ told: 'dear', direction: 'in', text: true, payload: 'in three', cut: false });
    expect(read(4)).toEqual({ told: 'dear', direction: 'in', text: true, payload: 'inflated', cut: false });
  });

  it('reads the beginning of a long one', () => {
    const test = newCapture();
    const long = 'x'.repeat(lookedAtBytes + 1);
    test.pass('in', frame({ opcode: 'text', payload: long }));
    test.pass('in', frame({ opcode: 'text', payload: long.slice(1) }));
    const read = readerOf(test);
    expect(read(1)).toMatchObject({ told: 'dear', payload: long.slice(1), cut: true });
    expect(read(2)).toMatchObject({ told: 'dear', payload: long.slice(1), cut: false });
  });

  it('has nothing of what cannot be inflated, and no text of what has no beginning', () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: 'ffffffff' }));
    test.pass('in', frame({ opcode: 'continuation', payload: 'of nothing' }));
    const read = readerOf(test);
    expect(read(1)).toEqual({ told: 'none', long: undefined });
    expect(read(2)).toMatchObject({ told: 'on', text: false });
  });

  it('asks for patience where inflating takes long, and then tells the beginning', async () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('x'.repeat(6_000_000)) }));
    const read = readerOf(test);
    expect(read(1)).toEqual({ told: 'wait', long: 1 });
    await test.reader.settle([1]);
    const known = read(1);
    expect(known).toMatchObject({ told: 'dear', cut: true });
    expect(known.payload).toMatch(/^x{100,}$/);
  });
});
