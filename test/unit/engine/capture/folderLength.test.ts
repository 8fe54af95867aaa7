import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLength, folderLength, namesIn } from '../../../../src/engine/capture/folderLength.ts';
import { temporaryFolder } from '../../../support/captures.ts';

describe('folderLength', () => {
  it('is that of all files', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), 'abc');
    writeFileSync(join(folder, 'b'), 'de');
    expect(folderLength(folder)).toBe(5);
    expect(fileLength(join(folder, 'a'))).toBe(3);
    expect(namesIn(folder).sort()).toEqual(['a', 'b']);
  });

  it('is 0 where there is nothing', () => {
    const folder = join(temporaryFolder(), 'none');
    expect(folderLength(folder)).toBe(0);
    expect(fileLength(folder)).toBe(0);
    mkdirSync(folder);
    expect(folderLength(folder)).toBe(0);
  });
});
