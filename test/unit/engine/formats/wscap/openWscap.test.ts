/** A `.wscap` file has all of a capture, is read where it is, and says what it has lost. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContents } from '../../../../../src/engine/formats/wscap/readContents.ts';
import { SourceFile } from '../../../../../src/engine/formats/sourceFile.ts';
import { framesOf, newCapture, temporaryFolder } from '../../../../support/captures.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { openedFile, saved } from '../../../../support/formats/roundTrip.ts';
import { told } from '../../../../support/formats/told.ts';
import { sectionsIn, wscapFile } from '../../../../support/formats/wscapFile.ts';
import { Deflater, frame } from '../../../../support/frames/index.ts';

/** The file with some of its bytes changed. */
function changed(path: string, change: (bytes: Buffer) => Uint8Array): string {
  const copy = join(temporaryFolder(), 'changed.wscap');
  writeFileSync(copy, change(readFileSync(path)));
  return copy;
}

async function sectionsOf(path: string) {
  const file = await SourceFile.open(path);
  const sections = await readContents(file);
  await file.close();
  return sections;
}

const text = (payload: string): Uint8Array => frame({ opcode: 'text', payload });

describe('a capture in one file', () => {
  it('is the same when it is opened: rows, bytes, payloads, times, handshakes, connections, bookmarks', async () => {
    const made = richCapture();
    made.capture.marks.bookmarks.set([2, 5], 'look here');
    made.capture.marks.replays.add(4, { id: 1 });
    made.capture.marks.replays.add(12, { capture: 'another', id: 7 });
    const [again] = await openedFile(await saved(made, 'wscap'));
    expect(await told(again!)).toEqual(await told(made));
    const { id, owner, ...meta } = made.capture.meta;
    expect(again!.capture.meta).toMatchObject(meta);
    expect(again!.capture.meta.id).not.toBe(id);
    expect(again!.snapshot()).toMatchObject({ state: 'closed', stored: true });
    expect(again!.snapshot().damage).toBeUndefined();
  });

  it('is saved as it is at the moment while it goes on, up to the last whole frame', async () => {
    const made = newCapture();
    made.pass('in', text('one'));
    made.pass('out', frame({ opcode: 'text', payload: 'two', mask: '01020304' }));
    made.pass('in', text('under way').subarray(0, 5));
    const [again] = await openedFile(await saved(made, 'wscap'));
    expect(framesOf(again!)).toEqual(['1 in 81 one', '2 out 81 two']);
    expect(again!.snapshot().damage).toBeUndefined();
    made.pass('in', text('under way').subarray(5));
    expect(framesOf(made)).toEqual(['1 in 81 one', '2 out 81 two', '3 in 81 under way']);
  });

  it('has what messages refer to that were cleared', async () => {
    const made = newCapture({ deflate: true });
    const deflater = new Deflater();
    const send = (payload: string): void =>
      made.pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(payload) }));
    send('the same words, again');
    await made.capture.clear(await made.reader.windows());
    made.reader.reset();
    send('the same words, again');
    const [again] = await openedFile(await saved(made, 'wscap'));
    expect(framesOf(again!)).toEqual(['1 in c1 the same words, again']);
    const [twice] = await openedFile(await saved(again!, 'wscap'));
    expect(framesOf(twice!)).toEqual(['1 in c1 the same words, again']);
  });

  it('holds a description of an earlier version, too', async () => {
    const path = await saved(richCapture({ single: true }), 'wscap');
    const { session } = await sectionsOf(path);
    const old = changed(path, (bytes) => {
      const text = bytes.subarray(session!.offset, session!.offset + session!.length).toString();
      const meta = JSON.parse(text) as { connections: [object] };
      const { connections, ...rest } = meta;
      const { number: _n, from: _f, to: _t, ...connection } = connections[0] as Record<string, unknown>;
      const written = Buffer.from(JSON.stringify({ ...rest, ...connection, version: 1 }).padEnd(session!.length));
      bytes.set(written, session!.offset);
      return bytes;
    });
    const [again] = await openedFile(old);
    expect(again!.capture.meta.connections[0]?.framing?.deflate).toBe(true);
    expect(again!.snapshot().damage).toBe('The description of the capture is not as it was saved.');
  });
});

describe('a file that is damaged', () => {
  it('is read as far as it goes, wherever it was cut off, and says so', async () => {
    const made = richCapture({ single: true });
    const path = await saved(made, 'wscap');
    const rows = (await told(made)).frames.map(({ preview }) => preview);
    const { index } = await sectionsOf(path);
    const { size } = statSync(path);
    let fewer = 0;
    for (let end = size - 1; end > index!.offset; end -= 4_999) {
      const cut = changed(path, (bytes) => bytes.subarray(0, end));
      const [again] = await openedFile(cut);
      expect(again!.snapshot().damage).toContain(`The file ends ${size - end} bytes too early.`);
      const { frames } = await told(again!);
      if (frames.length < rows.length) fewer++;
      const sent = frames.filter(({ direction, violation }) => direction === 'in' && violation === undefined);
      for (const { preview } of sent) expect(rows).toContain(preview);
    }
    expect(fewer).toBeGreaterThan(1);
  });

  it('is refused with the place where nothing can be read', async () => {
    const path = await saved(richCapture(), 'wscap');
    const { session } = await sectionsOf(path);
    const why = async (change: (bytes: Buffer) => Uint8Array): Promise<string> => {
      const error: unknown = await openedFile(changed(path, change)).catch((refused: unknown) => refused);
      expect(error).toMatchObject({ code: 'file-unreadable' });
      return (error as { failure: { cause: string } }).failure.cause;
    };
    expect(await why((bytes) => bytes.subarray(0, 10))).toBe('At byte 10: the file ends.');
    expect(await why((bytes) => bytes.subarray(0, session!.offset + 5))).toBe(
      `At byte ${session!.offset + 5}: the file ends within the section “session”.`,
    );
    const withU32 = (at: number, value: number) => (bytes: Buffer) => {
      bytes.writeUInt32LE(value, at);
      return bytes;
    };
    expect(await why(withU32(8, 99))).toBe(
      'At byte 8: it was saved by a newer version of the extension: its format is 99, this version reads 1.',
    );
    expect(await why(withU32(8, 0))).toBe('At byte 8: the version is none that ever was.');
    expect(await why(withU32(12, 2 ** 31))).toBe('At byte 12: the table of contents is too long.');
    expect(await why(withU32(16, 0))).toBe('At byte 16: the table of contents is damaged.');
    expect(await why(withU32(session!.offset, 0))).toBe('session.json is damaged: it is no JSON.');
  });

  it('is told where a byte is another one than was saved', async () => {
    const path = await saved(richCapture(), 'wscap');
    const sections = await sectionsOf(path);
    for (const [name, words] of Object.entries({
      in: 'what was received',
      out: 'what was sent',
      index: 'the index of frames',
    })) {
      const { offset, length } = sections[name as 'in']!;
      const flipped = changed(path, (bytes) => {
        bytes[offset + length - 20]! ^= 1;
        return bytes;
      });
      const [again] = await openedFile(flipped);
      expect(again!.snapshot().damage).toContain(
        `Not as it was saved: ${words} (bytes ${offset} to ${offset + length - 1}).`,
      );
    }
  });

  it('with an index that cannot be is mended in a copy, and the file stays as it is', async () => {
    const made = richCapture({ single: true });
    const path = await saved(made, 'wscap');
    const { index } = await sectionsOf(path);
    const broken = changed(path, (bytes) => {
      bytes.fill(0xff, index!.offset + 80, index!.offset + 120);
      return bytes;
    });
    const before = readFileSync(broken);
    const [again] = await openedFile(broken);
    const { frames } = await told(again!);
    expect(frames).toHaveLength(made.capture.frames.count);
    expect(frames.map(({ preview }) => preview).sort()).toEqual(
      (await told(made)).frames.map(({ preview }) => preview).sort(),
    );
    expect(readFileSync(broken)).toEqual(before);
  });

  it('with sections that are anywhere and of any length does no harm', async () => {
    const path = await saved(richCapture(), 'wscap');
    const sections = sectionsIn(path);
    const nothing = new Uint8Array(0);
    for (const name of ['index', 'in', 'out', 'bookmarks', 'in.dictionary']) {
      for (const [offset, length] of [
        [10_000_000, 10],
        [2 ** 52, 2 ** 52],
        [3_000, 2 ** 53 - 1],
      ] as const) {
        const others = sections.filter((section) => section.name !== name);
        const bytes = wscapFile([
          ...others,
          { name, bytes: nothing, offset, length },
          { name: '../../x', bytes: Buffer.from('outside') },
        ]);
        const [again] = await openedFile(changed(path, () => bytes));
        expect(again!.snapshot().damage).toBeDefined();
        expect((await told(again!)).frames.length).toBeLessThan(1_000);
      }
    }
  });

  it('does not say which file of this machine is its schema', async () => {
    const path = await saved(richCapture(), 'wscap');
    const sections = sectionsIn(path).map((section) => {
      if (section.name !== 'session') return section;
      const meta = JSON.parse(Buffer.from(section.bytes).toString()) as object;
      return { ...section, bytes: Buffer.from(JSON.stringify({ ...meta, schema: { file: '/etc/passwd' } })) };
    });
    const [again] = await openedFile(changed(path, () => wscapFile(sections)));
    expect(again!.snapshot().damage).toBeUndefined();
    expect(again!.capture.meta).not.toHaveProperty('schema');
  });

  it('is written by others as the description says, and read', async () => {
    const path = await saved(richCapture(), 'wscap');
    const [one] = await openedFile(path);
    const [other] = await openedFile(changed(path, () => wscapFile(sectionsIn(path))));
    expect(await told(other!)).toEqual(await told(one!));
    expect(other!.snapshot().damage).toBeUndefined();
  });
});
