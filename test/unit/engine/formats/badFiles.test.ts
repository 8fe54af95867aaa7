/** Whatever is in a file: a sentence that says where it is wrong, what can be read of it, and bounded memory. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../../src/contract/rpc.ts';
import type { StoredSession } from '../../../../src/engine/storedSession.ts';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { temporaryFolder } from '../../../support/captures.ts';
import { badFiles, goodFiles, type BadFile } from '../../../support/formats/badFiles.ts';
import { openedFile } from '../../../support/formats/roundTrip.ts';

const mostMemory = 400 * 1024 * 1024;
/** Of a sample: the names are known before the files are made. */
const names = badFiles({
  ...{
    wscap: Buffer.alloc(0),
    har: Buffer.alloc(0),
    jsonl: Buffer.alloc(0),
    pcapng: Buffer.alloc(0),
    bomb: Buffer.alloc(0),
  },
}).map(({ name }) => name);
let files: Map<string, BadFile> | undefined;

async function openedOrRefused(file: BadFile): Promise<StoredSession[] | RpcError> {
  const path = join(temporaryFolder(), file.name);
  writeFileSync(path, file.bytes());
  try {
    return await openedFile(path);
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
}

/** All that a panel would ask for, of rows and payloads. */
async function lookAt({ capture, reader }: StoredSession): Promise<void> {
  const ids = Array.from({ length: Math.min(capture.frames.count, 1000) }, (_, i) => i + 1);
  await reader.settle(ids);
  for (const id of ids) {
    const record = capture.frames.get(id)!;
    rowOf(record, 'messages', reader);
    if (record.first && record.marker === undefined) await reader.beginning(record, 1000);
  }
}

describe('a bad file', () => {
  it('is one of many', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(names)(
    'does no harm, and is read as far as it can be: %s',
    async (name) => {
      files ??= new Map(badFiles(await goodFiles()).map((one) => [one.name, one]));
      const file = files.get(name)!;
      const before = process.memoryUsage().rss;
      const opened = await openedOrRefused(file);
      if (opened instanceof RpcError) {
        expect([file.outcome, opened.failure.cause]).toEqual(['refused', expect.stringMatching(/\.$/)]);
        expect(`${opened.failure.message} ${opened.failure.cause}`).toMatch(file.says!);
      } else {
        for (const session of opened) await lookAt(session);
        const damage = opened
          .map(({ capture }) => capture.meta.damage ?? '')
          .join(' ')
          .trim();
        expect([damage === '' ? 'whole' : 'part', damage]).toEqual([file.outcome, expect.anything()]);
        if (file.says !== undefined) expect(damage).toMatch(file.says);
        expect(opened.some(({ capture }) => capture.frames.count > 0)).toBe(true);
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(mostMemory);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(existsSync('/tmp/evil')).toBe(false);
    },
    90_000,
  );
});
