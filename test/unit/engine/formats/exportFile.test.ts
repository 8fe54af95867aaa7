/** A file takes its place when it is whole, and not before; nobody else may read it. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RpcError } from '../../../../src/contract/rpc.ts';
import { Conversation } from '../../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../../src/engine/formats/formatContext.ts';
import { newCapture, temporaryFolder } from '../../../support/captures.ts';
import { richCapture } from '../../../support/formats/richCapture.ts';
import { newPlace } from '../../../support/formats/roundTrip.ts';
import { frame } from '../../../support/frames/index.ts';

function conversation(): Conversation {
  const { capture, reader } = richCapture();
  return new Conversation(capture, reader);
}

describe('a saved file', () => {
  it('is whole, its owner’s alone, and beside nothing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.jsonl');
    const result = await exportFile(conversation(), { path, format: 'jsonl' }, unattended, newPlace);
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
    expect(result).toEqual({ bytes: readFileSync(path).length, rows: 38 });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is as it was where another one is cancelled in its midst, and nothing half is left', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'before');
    const { capture, reader, pass } = newCapture();
    const some = frame({ opcode: 'binary', payload: new Uint8Array(60_000) });
    for (let i = 0; i < 200; i++) pass('in', some);
    const giveUp = new AbortController();
    const told: [number, number][] = [];
    const progress = (done: number, of: number): void => {
      told.push([done, of]);
      giveUp.abort();
    };
    const saving = exportFile(
      new Conversation(capture, reader),
      { path, format: 'jsonl' },
      { signal: giveUp.signal, progress },
      newPlace,
    );
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]![1]).toBe(200);
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('is refused with the reason where it cannot be written, or cannot take its place', async () => {
    const folder = temporaryFolder();
    const nowhere = join(folder, 'missing', 'a.jsonl');
    await expect(
      exportFile(conversation(), { path: nowhere, format: 'jsonl' }, unattended, newPlace),
    ).rejects.toMatchObject({
      code: 'not-saved',
      failure: { message: 'a.jsonl was not saved.', cause: expect.stringContaining('ENOENT') as string },
    });
    const taken = join(folder, 'taken.jsonl');
    mkdirSync(join(taken, 'full'), { recursive: true });
    const error = await exportFile(conversation(), { path: taken, format: 'jsonl' }, unattended, newPlace).catch(
      (why: unknown) => why as RpcError,
    );
    expect(error).toMatchObject({ code: 'not-saved' });
    expect(readdirSync(folder)).toEqual(['taken.jsonl']);
  });

  it('is refused where the capture is cleared meanwhile', async () => {
    const path = join(temporaryFolder(), 'a.jsonl');
    const { capture, reader, pass } = newCapture();
    for (let i = 0; i < 50; i++) pass('in', frame({ opcode: 'text', payload: 'x'.repeat(60_000) }));
    const progress = (): void => void capture.clear();
    const { signal } = unattended;
    const saving = exportFile(
      new Conversation(capture, reader),
      { path, format: 'jsonl' },
      { signal, progress },
      newPlace,
    );
    await expect(saving).rejects.toMatchObject({
      failure: { cause: 'The capture was cleared while it was being saved.' },
    });
  });
});
