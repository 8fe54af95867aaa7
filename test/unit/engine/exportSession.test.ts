/** Parts of captures as files. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportScope, FormatName, Redaction } from '../../../src/contract/formats.ts';
import { exportSession } from '../../../src/engine/exportSession.ts';
import type { CapturePlace } from '../../../src/engine/formats/capturePlace.ts';
import { unattended } from '../../../src/engine/formats/formatContext.ts';
import { RowViews } from '../../../src/engine/rowViews.ts';
import { temporaryFolder, type TestCapture } from '../../support/captures.ts';
import { richCapture } from '../../support/formats/richCapture.ts';
import { openedFile } from '../../support/formats/roundTrip.ts';
import { told, type Told } from '../../support/formats/told.ts';

/** Saves a part, and opens the file; what was made for it is gone. */
async function part(
  { capture, reader }: TestCapture,
  scope: ExportScope,
  format: FormatName = 'wscap',
): Promise<Told & { rows: number }> {
  const folder = temporaryFolder();
  const path = join(folder, `part.${format}`);
  const place = { id: 'part', folder: join(folder, 'work') };
  const source = { capture, reader, views: new RowViews(capture, reader) };
  const { rows } = await exportSession(source, { path, format, scope }, () => place, unattended);
  expect(existsSync(place.folder)).toBe(false);
  const [session] = await openedFile(path);
  return { ...(await told(session!)), rows };
}

const all: ExportScope = { kind: 'filter', view: 'messages', filter: '' };

describe('a part of a capture that is saved', () => {
  it('is the same, where all of it is the part and nothing is compressed', async () => {
    const made = richCapture({ deflate: false });
    const before = await told(made);
    const { rows, ...after } = await part(made, all);
    expect(after).toEqual(before);
    expect(rows).toBe(before.frames.length);
  });

  it('has the messages of compressed ones, which are compressed no more', async () => {
    const made = richCapture({ clean: true });
    const before = await told(made);
    const after = await part(made, all);
    const brief = ({ messages }: Told): unknown[] =>
      messages.map(({ time, direction, opcode, payloadLength, preview, masked }) => [
        time,
        direction,
        opcode,
        payloadLength,
        preview,
        masked,
      ]);
    expect(before.messages.filter(({ rsv }) => (rsv & 4) !== 0)).toHaveLength(7);
    expect(brief(after)).toEqual(brief(before));
    expect(after.frames.filter(({ rsv }) => rsv !== 0)).toEqual([]);
    expect(after.handshakes).toEqual(before.handshakes);
  });

  it('has messages whole, whichever of their frames matches, and no others', async () => {
    const made = richCapture({ clean: true, deflate: false, single: true });
    const before = await told(made);
    const pieces = before.frames.filter(({ preview }) => ['in ', 'three pieces, ', 'ä'].includes(preview));
    const inFrames = await part(made, { kind: 'filter', view: 'frames', filter: '"three pieces"' });
    const byIds = await part(made, { kind: 'rows', ids: [pieces[2]!.id] });
    const whole = [{ preview: 'in three pieces, ä', payloadLength: 19 }];
    expect(inFrames.messages).toMatchObject(whole);
    expect(inFrames.frames).toHaveLength(3);
    expect(byIds.messages).toMatchObject(whole);
    expect(byIds.wire).toEqual(inFrames.wire);
    expect(byIds.handshakes).toEqual(before.handshakes);
  });

  it('keeps bookmarks, notes and what is a copy of what, at their rows', async () => {
    const made = richCapture({ clean: true, deflate: false, single: true });
    made.capture.marks.bookmarks.add(
      new Map([
        [2, 'the answer'],
        [3, ''],
      ]),
    );
    made.capture.marks.replays.add(2, { id: 1 });
    const { frames } = await part(made, { kind: 'rows', ids: [3, 2] });
    expect(frames).toMatchObject([
      { id: 1, bookmarked: true, note: 'the answer', replayed: { capture: made.capture.meta.id, id: 1 } },
      { id: 2, bookmarked: true },
    ]);
  });

  it('has what happened between connections', async () => {
    const made = richCapture({ deflate: false });
    const { frames, connections } = await part(made, { kind: 'filter', view: 'messages', filter: '"back again"' });
    expect(frames.map(({ preview, marker }) => marker?.kind ?? preview)).toEqual([
      'ended',
      'attempt-failed',
      'reconnected',
      'back again',
    ]);
    expect(connections).toHaveLength(3);
  });

  it.each(['har', 'jsonl'] as const)('is saved as %s, too', async (format) => {
    const made = richCapture({ clean: true, single: true });
    const { messages } = await part(made, { kind: 'filter', view: 'messages', filter: 'compressed dir:out' }, format);
    expect(messages.map(({ preview }) => preview)).toEqual(
      [0, 1, 2].map((n) => `{"compressed":${n},"secret":"s3cr3t-token","again":"and again and again"}`),
    );
  });

  it('leaves nothing where it is cancelled, nor where it cannot be saved', async () => {
    const { capture, reader } = richCapture();
    const folder = temporaryFolder();
    const source = { capture, reader, views: new RowViews(capture, reader) };
    const place = { id: 'part', folder: join(folder, 'work') };
    const signal = AbortSignal.abort();
    const saving = exportSession(source, { path: join(folder, 'a.har'), format: 'har', scope: all }, () => place, {
      ...unattended,
      signal,
    });
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
    const nowhere = join(folder, 'not there', 'a.har');
    await expect(
      exportSession(source, { path: nowhere, format: 'har', scope: all }, () => place, unattended),
    ).rejects.toMatchObject({ code: 'not-saved' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['wscap', 'jsonl', 'har', 'pcapng'] as const)('says in %s that it is a part, and of what', async (format) => {
    const made = richCapture({ deflate: false });
    const folder = temporaryFolder();
    const path = join(folder, `part.${format}`);
    const save = async (scope: ExportScope, redact?: Redaction) => {
      const source = { ...made, views: new RowViews(made.capture, made.reader) };
      const place = (): CapturePlace => ({ id: 'part', folder: join(folder, `work-${randomUUID()}`) });
      const request = { path, format, scope, ...(redact === undefined ? {} : { redact }) };
      await exportSession(source, request, place, unattended);
      return (await openedFile(path))[0]!.capture.meta.excerpt;
    };
    const filtered = { kind: 'filter', view: 'messages', filter: 'dir:out' } as const;
    const excerpt = await save(filtered);
    expect(excerpt).toEqual({ messages: expect.any(Number), of: expect.any(Number), filter: 'dir:out' });
    expect(excerpt!.messages).toBeGreaterThan(0);
    expect(excerpt!.messages).toBeLessThan(excerpt!.of);
    expect(await save({ kind: 'rows', ids: [1] })).toEqual({ messages: 1, of: excerpt!.of });
    expect(await save(filtered, { secrets: ['dir:out'] })).toMatchObject({
      filter: expect.not.stringContaining('out'),
    });
    expect(await save(all)).toBeUndefined();
  });
});
