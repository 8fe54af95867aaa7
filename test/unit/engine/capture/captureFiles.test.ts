import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  logFile,
  openLogs,
  readDictionary,
  removeOtherParts,
  removePart,
  writeDictionary,
} from '../../../../src/engine/capture/captureFiles.ts';
import { temporaryFolder } from '../../../support/captures.ts';

const options = { base: { in: 5, out: 6 }, files: 'new' as const, onError: () => undefined };

describe('the files of a capture', () => {
  it('are named by part', () => {
    expect([logFile('in'), logFile('out', 0), logFile('index')]).toEqual(['in.bin', 'out.bin', 'frames.idx']);
    expect([logFile('in', 3), logFile('index', 12)]).toEqual(['in.3.bin', 'frames.12.idx']);
  });

  it('are opened all, or none', async () => {
    const folder = temporaryFolder();
    const logs = openLogs(folder, 2, options);
    expect([logs.in.base, logs.out.base, logs.index.base]).toEqual([5, 6, 0]);
    await Promise.all(Object.values(logs).map((log) => log.close()));
    expect(readdirSync(folder)).toEqual(['frames.2.idx', 'in.2.bin', 'out.2.bin']);
    mkdirSync(join(folder, 'frames.3.idx'));
    expect(() => openLogs(folder, 3, options)).toThrow(/EEXIST/);
    expect(() => openLogs(join(folder, 'none'), 0, options)).toThrow(/ENOENT/);
  });

  it('have a dictionary of what was inflated before, and none is not an empty one', () => {
    const folder = temporaryFolder();
    expect(readDictionary(folder, 'in')).toHaveLength(0);
    expect(readDictionary(folder, 'in', 1)).toBeNull();
    writeDictionary(folder, 'in', 1, Uint8Array.of(1, 2));
    writeDictionary(folder, 'out', 1, new Uint8Array(0));
    expect(readDictionary(folder, 'in', 1)).toEqual(Uint8Array.of(1, 2));
    expect(readDictionary(folder, 'out', 1)).toHaveLength(0);
    expect(statSync(join(folder, 'in.1.dictionary')).mode & 0o777).toBe(0o600);
  });

  it('are deleted by part, or all but one part, and nothing else is', () => {
    const folder = temporaryFolder();
    const names = ['session.json', 'pinned', 'notes.txt', 'in.bin.txt', 'in.bin', 'out.bin', 'frames.idx', 'in.1.bin'];
    const more = ['out.1.bin', 'frames.1.idx', 'in.1.dictionary', 'in.2.bin', 'in.windows', 'session.json.new'];
    for (const name of [...names, ...more]) writeFileSync(join(folder, name), '');
    removeOtherParts(folder, 1);
    const kept = [
      'frames.1.idx',
      'in.1.bin',
      'in.1.dictionary',
      'in.bin.txt',
      'notes.txt',
      'out.1.bin',
      'pinned',
      'session.json',
    ];
    expect(readdirSync(folder).sort()).toEqual(kept);
    removePart(folder, 1);
    expect(readdirSync(folder).sort()).toEqual(['in.bin.txt', 'notes.txt', 'pinned', 'session.json']);
  });
});
