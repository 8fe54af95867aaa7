/** What becomes of a file that is damaged, of no known format, empty, or not wanted any more. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../../src/engine/formats/importFile.ts';
import { unattended } from '../../../../src/engine/formats/formatContext.ts';
import { framesOf, temporaryFolder } from '../../../support/captures.ts';
import { openedFile } from '../../../support/formats/roundTrip.ts';

const message = '{"type":"message","time":1,"direction":"in","opcode":"text","text":"whole"}\n';

function fileOf(text: string, name = 'a.jsonl'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('a file that is opened', () => {
  it('is read as far as it can be, and says where and why not further', async () => {
    const [capture] = await openedFile(fileOf(`${message}{"type":"mess`));
    expect(framesOf(capture!)).toEqual(['1 in 81 whole']);
    expect(capture!.capture.meta.damage).toBe('The file could not be read to its end. At line 2: it is no JSON.');
  });

  it('is refused where nothing of it can be read, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const open = (path: string): Promise<unknown> =>
      importFile(path, () => ({ id: 'a', folder: join(folder, 'a') }), unattended);
    await expect(open(fileOf('{"type":"frame"}'))).rejects.toMatchObject({
      code: 'file-unreadable',
      failure: { message: 'a.jsonl cannot be opened.', cause: 'At line 1: “time” is missing.' },
    });
    await expect(open(fileOf('\n\n'))).rejects.toMatchObject({ code: 'no-conversation' });
    await expect(open(fileOf('hello', 'a.txt'))).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(open(join(folder, 'missing.jsonl'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(open(folder)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is known by how it begins, whatever it is called', async () => {
    const first = '{"type":"capture","format":"websocket-inspector","version":1,"started":1}\n';
    const [capture] = await openedFile(fileOf(`\uFEFF${first}${message}`, 'some.txt'));
    expect(framesOf(capture!)).toEqual(['1 in 81 whole']);
  });

  it('is given up when it is cancelled, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const giveUp = new AbortController();
    const place = { id: 'a', folder: join(folder, 'a') };
    const context = { signal: giveUp.signal, progress: () => giveUp.abort() };
    const opening = importFile(fileOf(message.repeat(10_000)), () => place, context);
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
