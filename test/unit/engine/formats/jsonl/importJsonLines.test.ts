/** JSON Lines, there and back; what other programs may write, and what nobody should. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { framesOf, newCapture, temporaryFolder } from '../../../../support/captures.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { openedFile, saved } from '../../../../support/formats/roundTrip.ts';
import { told } from '../../../../support/formats/told.ts';
import { frame } from '../../../../support/frames/index.ts';

async function opened(text: string) {
  const path = join(temporaryFolder(), 'some.jsonl');
  writeFileSync(path, text);
  const [capture, ...others] = await openedFile(path);
  expect(others).toEqual([]);
  return capture!;
}

function linesOf(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a frame a line', () => {
  it('gives the same capture again: rows, bytes, payloads, times, handshakes, markers, bookmarks', async () => {
    const made = richCapture();
    made.capture.marks.bookmarks.set([3]);
    made.capture.marks.bookmarks.set([2, made.capture.frames.count], 'look here');
    made.capture.marks.replays.add(4, { id: 1 });
    made.capture.marks.replays.add(12, { capture: 'another', id: 7 });
    const [again] = await openedFile(await saved(made, 'jsonl'));
    const before = await told(made);
    expect(before.frames.length).toBeGreaterThan(30);
    expect(new Set(before.frames.map(({ marker }) => marker?.kind))).toEqual(
      new Set([undefined, 'ended', 'attempt-failed', 'reconnected']),
    );
    expect(await told(again!)).toEqual(before);
    const { url, label, started, ended } = made.capture.meta;
    expect(again!.capture.meta).toMatchObject({ url, label, started, ended });
    expect(again!.capture.meta.damage).toBeUndefined();
    expect(again!.capture.meta.origin).toEqual({ format: 'jsonl', notHeld: ['connection-details'] });
  });

  it('is readable: text as text, other bytes in Base64', async () => {
    const lines = linesOf(await saved(richCapture(), 'jsonl'));
    expect(lines[0]).toMatchObject({ type: 'capture', format: 'websocket-inspector', version: 1 });
    expect(lines[1]).toMatchObject({ type: 'connection', number: 1, agreed: { deflate: true } });
    expect(lines[2]).toEqual({
      type: 'frame',
      id: 1,
      time: expect.any(Number) as number,
      direction: 'out',
      opcode: 'text',
      fin: true,
      rsv: 0,
      key: '01020304',
      text: '{"op":"subscribe","token":"s3cr3t-token","n":1}',
    });
    expect(lines[4]).toMatchObject({ opcode: 'binary', base64: 'AAEC/v8=' });
  });

  it('has long payloads in several lines, and takes them together again', async () => {
    const made = newCapture();
    const payload = Buffer.alloc(4 * 1024 * 1024 + 5, 'some bytes of it');
    made.pass('out', frame({ opcode: 'binary', payload, mask: 'a1b2c3d4' }));
    made.pass('in', frame({ opcode: 'binary', payload, declaredLength: 2 ** 40, lengthForm: 64 }));
    made.capture.end(2_000);
    made.capture.note({ ended: 2_000 });
    made.capture.finish({ ended: 2_000 });
    const path = await saved(made, 'jsonl');
    expect(linesOf(path).map(({ type }) => type)).toEqual([
      ...['capture', 'connection', 'frame', 'payload', 'frame', 'payload', 'end'],
    ]);
    const [again] = await openedFile(path);
    expect(await told(again!)).toEqual(await told(made));
  });
});

describe('a message a line', () => {
  it('gives the same messages again, inflated and in one frame each', async () => {
    const made = richCapture({ clean: true, single: true });
    const [again] = await openedFile(await saved(made, 'jsonl', 'messages'));
    const [before, after] = [await told(made), await told(again!)];
    const said = ({
      time,
      direction,
      opcode,
      payloadLength,
      preview,
      closeCode,
      closeReason,
    }: (typeof before.messages)[number]) => ({
      ...{ time, direction, opcode, payloadLength, preview, closeCode, closeReason },
    });
    expect(after.messages.map(said)).toEqual(before.messages.map(said));
    expect(after.handshakes).toEqual(before.handshakes);
    expect(again!.capture.meta.origin?.notHeld).toEqual([
      ...['connection-details', 'fragments', 'masking-keys', 'compression', 'frame-headers'],
    ]);
  });
});

describe('lines that somebody wrote', () => {
  it('may be frames alone', async () => {
    const capture = await opened(
      [
        '{"type":"message","time":1000,"direction":"out","opcode":"text","text":"hello"}',
        '',
        '{"type":"message","time":1001.5,"direction":"in","opcode":2,"base64":"AQI=","unknown":{}}',
        '{"type":"frame","time":1002,"direction":"in","opcode":"ping","text":""}',
      ].join('\r\n'),
    );
    expect(framesOf(capture)).toEqual(['1 out 81 hello', '2 in 82 \u0001\u0002', '3 in 89']);
    expect(capture.capture.frames.get(2)?.time).toBe(1001.5);
    expect(capture.capture.meta).toMatchObject({ started: 1000, ended: 1002 });
  });
});
