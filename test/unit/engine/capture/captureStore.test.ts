import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createMeta, type CaptureMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { ownerHere } from '../../../../src/engine/capture/captureOwner.ts';
import { CaptureStore } from '../../../../src/engine/capture/captureStore.ts';
import { temporaryFolder, testDescription } from '../../../support/captures.ts';

const here = ownerHere('this engine');

/** Ids that cannot be deleted. */
const stuck = vi.hoisted(() => new Set<string>());

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const rm: typeof real.rm = (path, options) =>
    [...stuck].some((id) => (path as string).endsWith(id))
      ? Promise.reject(new Error('EBUSY'))
      : real.rm(path, options);
  return { ...real, rm };
});

function newStore() {
  const folder = temporaryFolder();
  const store = new CaptureStore(folder, here);
  /** A capture of so many bytes besides its description. */
  const add = (id: string, bytes: number, more: Partial<CaptureMeta> = {}): void => {
    mkdirSync(join(folder, id));
    createMeta(join(folder, id), { ...testDescription, id, label: id, ended: 2, ...more });
    writeFileSync(join(folder, id, 'in.bin'), new Uint8Array(bytes));
  };
  const ids = (): string[] => store.list().map(({ id }) => id);
  return { folder, store, add, ids };
}

function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('CaptureStore', () => {
  it('lists captures with their frames and bytes, the newest first', () => {
    const { folder, store, add } = newStore();
    add('old', 100, { started: 1 });
    add('new', 5, { started: 3, part: 2 });
    add('middle', 5, { started: 2, markers: 1 });
    writeFileSync(join(folder, 'old', 'frames.idx'), new Uint8Array(3 * 40 + 7));
    writeFileSync(join(folder, 'middle', 'frames.idx'), new Uint8Array(80));
    writeFileSync(join(folder, 'new', 'frames.idx'), new Uint8Array(40));
    writeFileSync(join(folder, 'new', 'frames.2.idx'), new Uint8Array(80));
    expect(store.list().map(({ id, frames }) => [id, frames])).toEqual([
      ['new', 2],
      ['middle', 1],
      ['old', 3],
    ]);
    const old = store.list()[2]!;
    expect(old.bytes).toBe(100 + 127 + statSync(join(folder, 'old', 'session.json')).size);
    expect(old).toMatchObject({
      label: 'old',
      url: 'ws://test/',
      ended: 2,
      pinned: false,
      recording: false,
      interrupted: false,
    });
  });

  it('looks again at what has changed, however long nothing had', () => {
    const { folder, store, add } = newStore();
    const age = (id: string): void => utimesSync(join(folder, id), 1_000, 1_000);
    add('one', 10);
    add('written', 10, { owner: here });
    for (const id of ['one', 'written']) age(id);
    const [before] = [store.list().find(({ id }) => id === 'one')!];
    expect(before).toMatchObject({ pinned: false, recording: false });
    store.pin('one', true);
    expect(store.list().find(({ id }) => id === 'one')).toMatchObject({ pinned: true, bytes: before.bytes });
    const bytes = (): number => store.list().find(({ id }) => id === 'written')!.bytes;
    const first = bytes();
    // Files that are being written grow, and the folder does not tell.
    appendFileSync(join(folder, 'written', 'in.bin'), new Uint8Array(1_000));
    age('written');
    expect(bytes()).toBe(first + 1_000);
  });

  it('has none where its folder is not there', async () => {
    const store = new CaptureStore(join(temporaryFolder(), 'none'), here);
    expect(store.list()).toEqual([]);
    expect(await store.enforce(0, () => false)).toEqual([]);
  });

  it('leaves out what is no capture, and what this version cannot read, and says why', () => {
    const { folder, store, add, ids } = newStore();
    add('good', 1);
    add('newer', 1, { version: 3 as 2 });
    add('moved', 1, { id: 'another' });
    add('broken', 1, { label: 5 as unknown as string });
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'a b'));
    expect(ids()).toEqual(['good']);
    expect(store.unreadable('newer')?.message).toMatch(/newer version/);
    expect(store.unreadable('broken')?.message).toMatch(/label/);
    expect(['good', 'none', 'empty', '../x'].map((id) => store.unreadable(id))).toEqual(Array(4).fill(undefined));
  });

  it.each(['..', '.', '', '../outside', 'a/b', 'a\\b', '/etc', 'a'.repeat(101), 'nul\0l'])(
    'touches nothing for the id %j',
    async (id) => {
      const { folder, store } = newStore();
      const inside = join(folder, 'captures');
      mkdirSync(join(inside, 'a'), { recursive: true });
      mkdirSync(join(folder, 'outside'));
      const careful = new CaptureStore(inside, here);
      await careful.remove(id);
      careful.pin(id, true);
      expect(careful.unreadable(id)).toBeUndefined();
      expect(readdirSync(folder).sort()).toEqual(['captures', 'outside']);
      expect(readdirSync(inside)).toEqual(['a']);
      expect(readdirSync(join(inside, 'a'))).toEqual([]);
      expect(store.list()).toEqual([]);
    },
  );

  it('does not follow a link out of its folder', async () => {
    const { folder, store } = newStore();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'precious'), '');
    symlinkSync(outside, join(folder, 'link'));
    await store.remove('link');
    expect(existsSync(join(outside, 'precious'))).toBe(true);
    expect(existsSync(join(folder, 'link'))).toBe(false);
  });
});

describe('who writes a capture', () => {
  it.each<[string, CaptureMeta['owner'], boolean]>([
    ['nobody', undefined, false],
    ['this engine', here, true],
    ['an earlier engine of this process', { ...here, engine: 'earlier' }, false],
    ['another process that runs', { ...here, pid: process.ppid }, true],
    ['a process that has ended', { ...here, pid: endedProcess() }, false],
    [
      'a process before the machine was started again',
      { ...here, pid: process.ppid, booted: here.booted! - 3_600_000 },
      false,
    ],
    ['a process of which it is not known', { pid: process.ppid, engine: 'e' }, true],
  ])('%s', (_who, owner, recording) => {
    const { store, add } = newStore();
    add('c', 1, owner === undefined ? {} : { owner });
    expect(store.list()[0]).toMatchObject({ recording });
  });

  it('is nobody once its session is gone, even where that could not be written', () => {
    const { store, add } = newStore();
    add('c', 1, { owner: here });
    store.release('c');
    expect(store.list()[0]).toMatchObject({ recording: false });
  });

  it('tells captures that a crash left', () => {
    const { folder, store, add } = newStore();
    add('closed', 1, { started: 1, owner: { ...here, engine: 'earlier' } });
    for (const [id, owner] of [
      ['left', { ...here, engine: 'earlier' }],
      ['written', here],
    ] as const) {
      mkdirSync(join(folder, id));
      createMeta(join(folder, id), { ...testDescription, id, started: 2, owner });
    }
    expect(
      store
        .list()
        .filter(({ interrupted }) => interrupted)
        .map(({ id }) => id),
    ).toEqual(['left']);
  });
});

describe('the limit of all captures', () => {
  it('is kept by deleting the oldest, and no more than needed', async () => {
    const { store, add, ids } = newStore();
    for (const [id, started] of [
      ['c', 3],
      ['a', 1],
      ['d', 4],
      ['b', 2],
    ] as const)
      add(id, 10_000, { started });
    const size = store.list()[0]!.bytes;
    expect(await store.enforce(4 * size, () => false)).toEqual([]);
    expect(await store.enforce(4 * size - 1, () => false)).toEqual(['a']);
    expect(await store.enforce(2 * size, () => false)).toEqual(['b']);
    expect(ids()).toEqual(['d', 'c']);
    expect(await store.enforce(0, () => false)).toEqual(['c', 'd']);
  });

  it('spares those that are pinned, being written here or elsewhere, or in use, though they count', async () => {
    const { store, add, ids } = newStore();
    add('pinned', 10_000, { started: 1 });
    store.pin('pinned', true);
    add('mine', 10_000, { started: 2, owner: here });
    add('another-window', 10_000, { started: 3, owner: { ...here, pid: process.ppid } });
    add('used', 10_000, { started: 4 });
    add('old', 10, { started: 5 });
    add('new', 10, { started: 6 });
    expect(await store.enforce(40_000, (id) => id === 'used')).toEqual(['old', 'new']);
    expect(ids()).toEqual(['used', 'another-window', 'mine', 'pinned']);
    store.pin('pinned', false);
    expect(await store.enforce(0, () => false)).toEqual(['pinned', 'used']);
  });

  it('goes on where one cannot be deleted, and does not delete another in its place', async () => {
    const { store, add, ids } = newStore();
    for (const [id, started] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      add(id, 10_000, { started });
    const size = store.list()[0]!.bytes;
    stuck.add('a');
    expect(await store.enforce(2 * size, () => false)).toEqual(['b']);
    expect(ids()).toEqual(['c', 'a']);
    stuck.clear();
  });

  it('does not stumble over a capture that goes meanwhile', async () => {
    const { folder, store, add, ids } = newStore();
    add('a', 10_000, { started: 1 });
    add('b', 10_000, { started: 2 });
    const enforced = store.enforce(0, () => false);
    rmSync(join(folder, 'b'), { recursive: true });
    await enforced;
    expect(ids()).toEqual([]);
  });
});

describe('a pin', () => {
  it('is there for every window at once, and survives what the owner writes', () => {
    const { folder, store, add } = newStore();
    add('c', 1);
    store.pin('c', true);
    expect(new CaptureStore(folder, ownerHere('another engine')).list()[0]?.pinned).toBe(true);
    store.pin('c', true);
    store.pin('c', false);
    store.pin('c', false);
    expect(store.list()[0]?.pinned).toBe(false);
    store.pin('none', true);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
