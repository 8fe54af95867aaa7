import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaptureDescription } from '../../../../src/engine/capture/captureDescription.ts';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { temporaryFolder, testMeta } from '../../../support/captures.ts';

const meta = { version: 1 as const, base: { in: 0, out: 0 }, ...testMeta, owner: { pid: 1, engine: 'e' } };

describe('CaptureDescription', () => {
  it('is on the disk when something is added, noted things with the next save', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    description.add({ opened: 2 });
    expect(readMeta(folder)).toEqual({ ...meta, opened: 2 });
    description.note({ subprotocol: 'chat' });
    expect(description.meta.subprotocol).toBe('chat');
    expect(readMeta(folder)).not.toHaveProperty('subprotocol');
    description.save();
    expect(readMeta(folder)).toHaveProperty('subprotocol', 'chat');
  });

  it('has no owner once it is finished', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    description.finish({ ended: 3 });
    const { owner, ...rest } = meta;
    expect(readMeta(folder)).toEqual({ ...rest, ended: 3 });
  });

  it('remembers what could not be written, until it can', () => {
    const folder = temporaryFolder();
    const description = new CaptureDescription(folder, meta);
    mkdirSync(join(folder, 'session.json.new'));
    description.add({ opened: 2 });
    expect(description.unsaved?.message).toContain('EISDIR');
    expect(() => description.replace({ ...meta, label: 'other' })).toThrow(/EISDIR/);
    expect(description.meta).toEqual({ ...meta, opened: 2 });
    rmSync(join(folder, 'session.json.new'), { recursive: true });
    description.save();
    expect(description.unsaved).toBeUndefined();
    expect(readMeta(folder)).toEqual({ ...meta, opened: 2 });
  });
});
