import { describe, expect, it } from 'vitest';
import { demoPaths, faults, feeds } from '../../../src/demo/feeds.ts';

describe('demoPaths', () => {
  it('names each feed and fault once', () => {
    const paths = demoPaths.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toHaveLength(feeds.length + faults.length);
    expect(paths.every((path) => /^\/[a-z0-9-]*$/.test(path))).toBe(true);
  });

  it('is plain data with one sentence for each', () => {
    expect(structuredClone(demoPaths)).toEqual(demoPaths);
    for (const { description } of demoPaths) expect(description).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it('has a feed for each common use and a path for each fault', () => {
    expect(demoPaths.map(({ path }) => path)).toEqual(
      expect.arrayContaining(
        '/chat /market /game /progress /collab /telemetry /echo /slow /silent /closes /unauthorized /not-found /ok /http10 /bad-accept /fragments /pings /reserved-opcode /invalid-utf8 /cut /close-codes /flood'.split(
          ' ',
        ),
      ),
    );
  });
});
