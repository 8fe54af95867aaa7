import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReplayLinks } from '../../../../src/engine/capture/replayLinks.ts';
import { temporaryFolder } from '../../../support/captures.ts';

function links() {
  const folder = temporaryFolder();
  return { folder, path: join(folder, 'replays.jsonl'), links: new ReplayLinks(folder) };
}

describe('links to originals', () => {
  it('are found by the row, and kept in lines', () => {
    const { folder, path, links: made } = links();
    made.add(3, { id: 1 });
    made.add(5, { capture: 'other', id: 9 });
    made.add(6, {});
    made.add(8, { id: 2 });
    expect(existsSync(path)).toBe(false);
    made.flush();
    expect(readFileSync(path, 'utf8')).toBe(
      '{"version":1}\n[3,1]\n{"capture":"other"}\n[5,9]\n{"capture":""}\n[6,0]\n[8,2]\n',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    for (const one of [made, new ReplayLinks(folder)]) {
      expect([3, 4, 5, 6, 8, 9].map((row) => one.of(row))).toEqual([
        { id: 1 },
        undefined,
        { capture: 'other', id: 9 },
        {},
        { id: 2 },
        undefined,
      ]);
    }
  });

  it('go on in the file, also where it is opened again', () => {
    const { folder, links: made } = links();
    made.add(1, { id: 1 });
    made.flush();
    const again = new ReplayLinks(folder);
    again.add(1_000, { id: 2 });
    again.flush();
    expect(new ReplayLinks(folder).of(1_000)).toEqual({ id: 2 });
    expect(new ReplayLinks(folder).count).toBe(2);
  });

  it('are written a thousand at a time', () => {
    const { folder, links: made } = links();
    for (let row = 1; row <= 2_500; row++) made.add(row, { id: row });
    expect(new ReplayLinks(folder).count).toBeGreaterThan(1_900);
    expect(made.of(2_500)).toEqual({ id: 2_500 });
  });

  it('are gone with the rows', () => {
    const { path, links: made } = links();
    made.add(1, { id: 1 });
    made.flush();
    made.clear();
    expect(existsSync(path)).toBe(false);
    made.add(1, { id: 4 });
    expect(made.of(1)).toEqual({ id: 4 });
  });

  it.each([
    ['a torn line', '[3,3', 2],
    ['no JSON', 'x\n[3,3]\n', 2],
    ['another thing', '{"a":1}\n[3,3]\n', 2],
    ['rows that go back', '[1,3]\n[3,3]\n', 2],
    ['a negative number', '[3,-3]\n', 2],
    ['a fraction', '[3,0.5]\n', 2],
    ['nothing wrong', '[3,3]\n', 3],
  ])('end where the file has %s', (_name, more, count) => {
    const { folder, path, links: made } = links();
    made.add(1, { id: 1 });
    made.add(2, { id: 1 });
    made.flush();
    appendFileSync(path, more);
    expect(new ReplayLinks(folder).count).toBe(count);
  });

  it('are none where the file is of another version', () => {
    const { folder, path } = links();
    writeFileSync(path, '{"version":2}\n[3,3]\n');
    expect(new ReplayLinks(folder).count).toBe(0);
  });
});
