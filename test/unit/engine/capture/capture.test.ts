import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Capture } from '../../../../src/engine/capture/capture.ts';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { framesOf, newCapture, openedCapture, temporaryFolder, testMeta } from '../../../support/captures.ts';
import { closePayload, concat, Deflater, fragments, frame, utf8 } from '../../../support/frames/index.ts';

function text(payload: string, mask?: string): Uint8Array {
  return frame({ opcode: 'text', payload, ...(mask === undefined ? {} : { mask }) });
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

describe('Capture', () => {
  it('keeps both streams from their very beginning, and finds the frames after the heads', async () => {
    const folder = join(temporaryFolder(), 'c');
    const capture = Capture.create(folder, testMeta, { changed: () => undefined });
    const sent = concat(utf8('GET / HTTP/1.1\r\n\r\n'), frame({ opcode: 'ping', mask: '01020304' }));
    const received = concat(utf8('HTTP/1.1 101 X\r\n\r\n'), frame({ opcode: 'text', payload: 'early' }));
    capture.append('out', sent, 1);
    capture.append('in', received, 2);
    capture.startFrames({ offset: { out: 18, in: 18 }, deflate: false, takeover: { in: true, out: true } });
    capture.append('in', frame({ opcode: 'text', payload: 'late' }), 3);
    await capture.drained();
    expect(capture.frames.count).toBe(3);
    expect(capture.directions).toEqual({ in: 2, out: 1 });
    expect(readFileSync(join(folder, 'out.bin')).equals(sent)).toBe(true);
    expect(readFileSync(join(folder, 'in.bin')).subarray(0, received.length).equals(received)).toBe(true);
    expect(statSync(join(folder, 'frames.idx')).size).toBe(120);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await capture.dispose();
  });

  it('counts frames, messages and bytes', () => {
    const { capture, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'abc', cuts: [1, 2] }), frame({ opcode: 'ping' })));
    pass('out', frame({ opcode: 'pong', mask: '01020304' }));
    expect(capture.counters).toEqual({ frames: 5, messages: 3, bytesIn: 11, bytesOut: 6 });
  });

  it('knows who closed first', () => {
    const { capture, pass } = newCapture();
    expect(capture.firstClose).toBeUndefined();
    pass('out', frame({ opcode: 'close', mask: '01020304' }));
    pass('in', frame({ opcode: 'close' }));
    expect(capture.firstClose).toEqual({ id: 1, direction: 'out' });
  });

  it('keeps a frame that was cut off as far as it came', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'Hello' }).subarray(0, 4));
    expect(capture.frames.count).toBe(0);
    capture.end(5);
    const record = capture.frames.get(1)!;
    expect([record.payloadLength, record.time]).toEqual([2, 5]);
    expect(Buffer.from(reader.wire(record)).toString('hex')).toBe('81054865');
  });

  it('knows which message may still grow; a continuation of nothing may not', () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'continuation', fin: false }));
    expect(capture.isOpen('in', 1)).toBe(false);
    pass('in', frame({ opcode: 'text', fin: false }));
    expect(capture.isOpen('in', 2)).toBe(true);
    pass('in', frame({ opcode: 'ping' }));
    expect(capture.isOpen('in', 2)).toBe(true);
    pass('in', frame({ opcode: 'continuation' }));
    expect(capture.isOpen('in', 2)).toBe(false);
  });

  it('leaves nothing where it cannot be made', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'frames.idx'), 'another’s');
    expect(() => Capture.create(folder, testMeta, { changed: () => undefined })).toThrow(/EEXIST/);
    expect(existsSync(folder)).toBe(true);
    writeFileSync(join(folder, 'file'), '');
    expect(() => Capture.create(join(folder, 'file', 'c'), testMeta, { changed: () => undefined })).toThrow(/ENOTDIR/);
  });

  it('is described on the disk once it is drained, and who writes it only until it is finished', async () => {
    const { capture, pass } = newCapture({}, { owner: { pid: 1, engine: 'e' } });
    pass('in', text('a'));
    await capture.drained();
    expect(readMeta(capture.folder)).toMatchObject({
      owner: { pid: 1 },
      connections: [{ framing: { deflate: false } }],
    });
    capture.end(2);
    capture.finish({ ended: 2 });
    expect(readMeta(capture.folder)).toMatchObject({ ended: 2, lengths: { in: 3, out: 0 } });
    expect(readMeta(capture.folder)).not.toHaveProperty('owner');
  });
});

describe('a cleared capture', () => {
  it('is empty, in memory and on the disk, and ids begin anew', async () => {
    const { capture, reader, pass } = newCapture();
    for (let i = 0; i < 100; i++) pass('in', frame({ opcode: 'binary', payload: new Uint8Array(10_000) }));
    pass('out', text('sent', '01020304'));
    await capture.drained();
    expect(sizeOf(capture.folder)).toBeGreaterThan(1_000_000);
    await capture.clear();
    expect(capture.counters).toEqual({ frames: 0, messages: 0, bytesIn: 1_000_400, bytesOut: 10 });
    expect(capture.directions).toEqual({ in: 0, out: 0 });
    expect(capture.pending).toBe(0);
    expect(capture.generation).toBe(1);
    expect(sizeOf(capture.folder)).toBeLessThan(1_000);
    pass('in', text('after'));
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 after']);
    expect(capture.frames.get(1)!.offset).toBe(1_000_400);
  });

  it('keeps a fragmented message under way, with its frames’ times, and what came between', async () => {
    const { capture, reader, pass } = newCapture();
    const [a, b, c] = fragments({ opcode: 'text', payload: 'abcdef', cuts: [2, 4] });
    pass('in', text('gone'));
    pass('in', concat(a!, frame({ opcode: 'ping', payload: 'between' })));
    pass('out', text('gone too', '01020304'));
    pass('in', b!);
    pass('in', c!.subarray(0, 3));
    await capture.clear();
    expect(framesOf({ capture, reader })).toEqual(['1 in 01 ab', '2 in 89 between', '3 in 00 cd']);
    expect([1, 2, 3].map((id) => capture.frames.get(id)!.time)).toEqual([1_001, 1_001, 1_003]);
    expect(capture.isOpen('in', 1)).toBe(true);
    pass('in', concat(c!.subarray(3), text('next')));
    expect(Buffer.from(reader.messageBytes(capture.frames.get(1)!)).toString()).toBe('abcdef');
    expect(framesOf({ capture, reader }).slice(3)).toEqual(['4 in 80 ef', '5 in 81 next']);
    expect(capture.frames.get(4)!.message).toBe(1);
    expect(capture.counters.messages).toBe(3);
  });

  it('keeps messages under way in both directions', async () => {
    const { capture, reader, pass } = newCapture();
    const mask = '01020304';
    pass('out', frame({ opcode: 'text', fin: false, payload: 'sent ', mask }));
    pass('in', frame({ opcode: 'text', fin: false, payload: 'received ' }));
    await capture.clear();
    pass('in', frame({ opcode: 'continuation', payload: 'text' }));
    pass('out', frame({ opcode: 'continuation', payload: 'text', mask }));
    expect([1, 2].map((id) => Buffer.from(reader.messageBytes(capture.frames.get(id)!)).toString())).toEqual([
      'sent text',
      'received text',
    ]);
  });

  it.each([1, 2, 4, 5, 900, 100_000])('keeps a frame of which %i bytes have come', async (cut) => {
    const { capture, reader, pass } = newCapture();
    const long = frame({ opcode: 'text', payload: 'ä'.repeat(100_000) });
    pass('in', concat(text('gone'), long.subarray(0, cut)));
    await capture.clear();
    pass('in', concat(long.subarray(cut), text('next')));
    expect(capture.frames.get(1)).toMatchObject({ payloadLength: 200_000, violation: 0 });
    expect(Buffer.from(reader.framePayload(capture.frames.get(1)!)).toString()).toBe('ä'.repeat(100_000));
    expect(framesOf({ capture, reader })[1]).toBe('2 in 81 next');
  });

  it('still knows that a close frame has passed, and whose was first', async () => {
    const { capture, pass } = newCapture();
    pass('in', frame({ opcode: 'close', payload: closePayload(1000) }));
    await capture.clear();
    pass('out', frame({ opcode: 'close', payload: closePayload(1000), mask: '01020304' }));
    pass('in', text('late'));
    expect(capture.firstClose).toEqual({ id: 0, direction: 'in' });
    expect(capture.frames.get(2)?.violation).not.toBe(0);
  });

  it('has no handshake before its frames when it was cleared while that was under way', async () => {
    const folder = join(temporaryFolder(), 'c');
    const capture = Capture.create(folder, testMeta, { changed: () => undefined });
    capture.append('out', utf8('GET / HTTP/1.1\r\n\r\n'), 1);
    capture.append('in', utf8('HTTP/1.1 101 '), 1);
    await capture.clear();
    capture.append('in', concat(utf8('X\r\n\r\n'), text('first')), 2);
    capture.startFrames({ offset: { out: 18, in: 18 }, deflate: false, takeover: { in: true, out: true } });
    await capture.drained();
    expect(capture.frames.get(1)).toMatchObject({ offset: 18, payloadLength: 5 });
    await capture.dispose();
    expect(framesOf(openedCapture(folder))).toEqual(['1 in 81 first']);
  });

  it('opens again as it was, cleared more than once', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(text('one'), frame({ opcode: 'text', fin: false, payload: 'two ' })));
    await capture.clear();
    pass('in', text('three').subarray(0, 3));
    await capture.clear();
    pass('in', concat(text('three').subarray(3), frame({ opcode: 'continuation', payload: 'four' })));
    const before = framesOf({ capture, reader });
    expect(before).toEqual(['1 in 01 two', '2 in 81 three', '3 in 80 four']);
    capture.end(9);
    capture.finish({ ended: 9 });
    await capture.drained();
    expect(readdirSync(capture.folder).sort()).toEqual(['frames.2.idx', 'in.2.bin', 'out.2.bin', 'session.json']);
    expect(framesOf(openedCapture(capture.folder))).toEqual(before);
  });

  it('can be cleared when it is closed, and when it was opened again', async () => {
    const { capture, pass } = newCapture();
    pass('in', text('one'));
    capture.end(9);
    capture.finish({ ended: 9 });
    await capture.clear();
    expect(capture.counters.frames).toBe(0);
    const opened = openedCapture(capture.folder);
    expect(opened.capture.meta.damage).toBeUndefined();
    expect(framesOf(opened)).toEqual([]);
    await opened.capture.clear();
    expect(framesOf(openedCapture(capture.folder))).toEqual([]);
  });

  it('is as before where it cannot be cleared', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', text('one'));
    await capture.drained();
    writeFileSync(join(capture.folder, 'out.1.bin'), 'in the way');
    await expect(capture.clear()).rejects.toThrow(/EEXIST/);
    pass('in', text('two'));
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 one', '2 in 81 two']);
    expect(capture.generation).toBe(0);
    await capture.drained();
    expect(readFileSync(join(capture.folder, 'in.bin')).length).toBe(10);
  });

  it('inflates messages that refer to what was thrown away, opened again too', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const [received, sent] = [new Deflater(), new Deflater()];
    const say = (words: string): void => {
      pass('in', frame({ opcode: 'text', rsv: 4, payload: received.deflate(`from the server: ${words}`) }));
      pass('out', frame({ opcode: 'text', rsv: 4, payload: sent.deflate(`from us: ${words}`), mask: '01020304' }));
    };
    say('the same words');
    for (const words of ['the same words again', 'and the same words again']) {
      const cleared = capture.clear(await reader.windows());
      reader.reset();
      await cleared;
      say(words);
      expect(framesOf({ capture, reader })).toEqual([
        `1 in c1 from the server: ${words}`,
        `2 out c1 from us: ${words}`,
      ]);
    }
    capture.end(9);
    capture.finish({ ended: 9 });
    await capture.drained();
    expect(framesOf(openedCapture(capture.folder))).toEqual(framesOf({ capture, reader }));
  });
});
