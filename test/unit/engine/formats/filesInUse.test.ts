/** Files that others write to meanwhile, and savings that are given up at any time. */
import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../../../src/contract/formats.ts';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { Conversation } from '../../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../../src/engine/formats/formatContext.ts';
import { newCapture, temporaryFolder } from '../../../support/captures.ts';
import { richCapture } from '../../../support/formats/richCapture.ts';
import { newPlace, openedFile, saved } from '../../../support/formats/roundTrip.ts';
import { frame } from '../../../support/frames/index.ts';

function long() {
  const { capture, reader, pass } = newCapture();
  for (let i = 0; i < 60; i++) pass('in', frame({ opcode: 'text', payload: `${i} `.repeat(20_000) }));
  return { capture, reader };
}

describe('a file', () => {
  it.each(formatNames)('is whole where two save it at once: %s', async (format) => {
    const { capture, reader } = richCapture();
    const folder = temporaryFolder();
    const path = join(folder, `both.${format}`);
    const save = (task: string) =>
      exportFile(new Conversation(capture, reader), { path, format, task }, unattended, newPlace);
    const [one, other] = await Promise.all([save('11111111'), save('22222222')]);
    expect(one.rows).toBe(other.rows);
    expect(readdirSync(folder)).toEqual([`both.${format}`]);
    expect(readFileSync(path).length).toBe(one.bytes);
  });

  it.each(formatNames)('is as it was, whenever another one in its place is given up: %s', async (format) => {
    const folder = temporaryFolder();
    const path = join(folder, `kept.${format}`);
    writeFileSync(path, 'before');
    const { capture, reader } = long();
    const conversation = new Conversation(capture, reader);
    let outcomes = 0;
    for (let after = 0; ; after++) {
      const giveUp = new AbortController();
      let told = 0;
      const progress = (): void => {
        if (told++ === after) giveUp.abort();
      };
      if (after === 0) giveUp.abort();
      const context = { signal: giveUp.signal, progress };
      const outcome = await exportFile(conversation, { path, format }, context, newPlace).catch(
        (error: unknown) => error,
      );
      if (!giveUp.signal.aborted) break;
      outcomes++;
      expect(outcome).toMatchObject({ code: 'cancelled' });
      expect(readdirSync(folder)).toEqual([`kept.${format}`]);
      expect(readFileSync(path, 'utf8')).toBe('before');
    }
    expect(outcomes).toBeGreaterThan(0);
    expect(readFileSync(path, 'utf8')).not.toBe('before');
  });

  it('that is cut off while it is open says so of what is gone, and shows the rest', async () => {
    const path = await saved(long(), 'wscap');
    const [session] = await openedFile(path);
    const whole = readFileSync(path).length;
    truncateSync(path, Math.floor(whole / 3));
    const previewOf = (id: number): string =>
      rowOf(session!.capture.frames.get(id)!, 'messages', session!.reader).preview.slice(0, 4);
    expect(previewOf(1)).toBe('0 0 ');
    expect(() => previewOf(60)).toThrow('The capture file is shorter than what was written to it.');
    expect(previewOf(2)).toBe('1 1 ');
  });
});
