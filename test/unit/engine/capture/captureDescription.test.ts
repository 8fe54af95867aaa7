import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaptureDescription } from '../../../../src/engine/capture/captureDescription.ts';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { temporaryFolder, testDescription } from '../../../support/captures.ts';

const meta = { ...testDescription, owner: { pid: 1, engine: 'e' } };

describe('CaptureDescription', () => {
  it('is on the disk when something is added, noted things with the next save', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    description.add({ markers: 2 });
    expect(readMeta(folder)).toEqual({ ...meta, markers: 2 });
    description.note({ markers: 3 });
    expect(description.meta.markers).toBe(3);
    expect(readMeta(folder)?.markers).toBe(2);
    description.save();
    expect(readMeta(folder)?.markers).toBe(3);
  });

  it('says more of the connection that came last', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    description.describe({ opened: 2 });
    description.begin(5, { in: 30, out: 40 });
    description.describe({ subprotocol: 'chat' });
    description.save();
    expect(readMeta(folder)?.connections).toEqual([
      { ...meta.connections[0], opened: 2 },
      { number: 2, started: 5, from: { in: 30, out: 40 }, subprotocol: 'chat' },
    ]);
  });

  it('has no owner once it is finished', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    description.finish({ ended: 3 });
    const { owner, ...rest } = meta;
    expect(readMeta(folder)).toEqual({ ...rest, ended: 3 });
  });

  it('is written once, at the end, of a capture that is made of another, however many connections it has', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta, 'atTheEnd');
    for (let i = 0; i < 2_000; i++) {
      description.begin(i, { in: i, out: i });
      description.add({ markers: i });
      description.save();
      if (i % 100 === 0) expect(readMeta(folder)).toBeUndefined();
    }
    description.finish({ ended: 9 });
    expect(readMeta(folder)).toMatchObject({ ended: 9, markers: 1_999 });
    expect(readMeta(folder)?.connections.at(-1)?.number).toBe(2_001);
  });

  it('remembers what could not be written, until it can', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    mkdirSync(join(folder, 'session.json.new'));
    description.add({ markers: 2 });
    expect(description.unsaved?.message).toContain('EISDIR');
    expect(() => description.replace({ ...meta, label: 'other' })).toThrow(/EISDIR/);
    expect(description.meta).toEqual({ ...meta, markers: 2 });
    rmSync(join(folder, 'session.json.new'), { recursive: true });
    description.save();
    expect(description.unsaved).toBeUndefined();
    expect(readMeta(folder)).toEqual({ ...meta, markers: 2 });
  });
});
