/** Files with damage at random, of every format that is read: a sentence, or what can be read of them. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readableFormats } from '../../../../src/contract/formats.ts';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { ownerHere } from '../../../../src/engine/capture/captureOwner.ts';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { unattended } from '../../../../src/engine/formats/formatContext.ts';
import { OpenedFiles } from '../../../../src/engine/openedFiles.ts';
import type { StoredSession } from '../../../../src/engine/storedSession.ts';
import { WorkFolders } from '../../../../src/engine/workFolders.ts';
import { temporaryFolder } from '../../../support/captures.ts';
import { goodFiles } from '../../../support/formats/badFiles.ts';
import { damaged, damages } from '../../../support/formats/damage.ts';
import { Random } from '../../../support/random.ts';

/** Of each damage of each format; the suite has few, and FILES as many as one likes. */
const files = Number(process.env['FILES'] ?? 4);
const first = Number(process.env['SEED'] ?? 1);

describe('a file that is damaged somewhere', () => {
  let good: Awaited<ReturnType<typeof goodFiles>> | undefined;

  const all = readableFormats.flatMap((format) => damages.map((damage) => ({ format, damage })));
  it.each(all)(
    'is read as far as it can be, or refused with its place: $format, $damage',
    async ({ format, damage }) => {
      good ??= await goodFiles();
      const root = temporaryFolder();
      const opened = new OpenedFiles(new WorkFolders(root, ownerHere('test')), () => undefined);
      const path = join(temporaryFolder(), `damaged.${format}`);
      for (let seed = first; seed < first + files; seed++) {
        writeFileSync(path, damaged(good[format], damage, new Random(seed)));
        let sessions: StoredSession[] = [];
        try {
          sessions = await opened.open(path, unattended);
          expect(sessions.length, `seed ${seed}`).toBeGreaterThan(0);
          for (const session of sessions) await lookAt(session);
        } catch (error) {
          if (!(error instanceof RpcError)) throw new Error(`seed ${seed}`, { cause: error });
          expect(error.failure.cause, `seed ${seed}`).toMatch(/\.$/);
          expect(error.failure.remedy, `seed ${seed}`).not.toBe('');
        }
        for (const session of sessions) {
          await session.dispose();
          opened.forgotten(session.id);
        }
        expect(leftIn(root), `seed ${seed}`).toEqual([]);
      }
    },
    120_000,
  );
});

/** All that a panel would ask for, of rows and payloads. */
async function lookAt({ capture, reader }: StoredSession): Promise<void> {
  const ids = Array.from({ length: Math.min(capture.frames.count, 500) }, (_, i) => i + 1);
  await reader.settle(ids);
  for (const id of ids) {
    const record = capture.frames.get(id)!;
    rowOf(record, 'messages', reader);
    if (record.first && record.marker === undefined) await reader.beginning(record, 1000);
  }
}

/** Folders that nobody looks at. */
function leftIn(root: string): string[] {
  return readdirSync(root).flatMap((engine) => readdirSync(join(root, engine)).filter((name) => name !== 'owner.json'));
}
