import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../../../../src/api.ts';
import { laterApi } from '../../../../src/host/activation/laterApi.ts';
import type { ServedApi } from '../../../../src/host/activation/loaded.ts';

const session = { id: 'one' } as Session;

function served(): ServedApi {
  return {
    apiVersion: 1,
    sessions: [session],
    onDidChangeSessions: vi.fn(),
    connect: vi.fn(() => Promise.resolve(session)),
    check: vi.fn(() => Promise.resolve([])),
    captures: vi.fn(() => Promise.resolve([])),
    openCapture: vi.fn(() => Promise.resolve(session)),
    open: vi.fn(() => Promise.resolve([session])),
    startDemoServer: vi.fn(() => Promise.resolve({ url: 'ws://127.0.0.1:1', stop: () => Promise.resolve() })),
  };
}

function made() {
  const api = served();
  let loaded: { api: ServedApi } | undefined;
  const load = vi.fn(() => Promise.resolve((loaded ??= { api })));
  const register = vi.fn();
  const onDidChange = vi.fn();
  return { api, load, register, onDidChange, later: laterApi(load, () => loaded, onDidChange, { register }) };
}

describe('the API before the rest is loaded', () => {
  it('has no sessions, takes decoders and listeners, and loads nothing for it', () => {
    const { later, load, register, onDidChange } = made();
    expect(later.apiVersion).toBe(1);
    expect(later.sessions).toEqual([]);
    const decoder = { id: 'acme.ticks', title: 'Ticks', decode: () => null };
    later.registerDecoder(decoder);
    later.onDidChangeSessions(() => undefined);
    expect(register).toHaveBeenCalledWith(decoder);
    expect(onDidChange).toHaveBeenCalledOnce();
    expect(load).not.toHaveBeenCalled();
  });

  it('hands on what is asked, as it was asked', async () => {
    const { later, api } = made();
    expect(await later.connect('ws://127.0.0.1:1', { show: false })).toBe(session);
    expect(api.connect).toHaveBeenCalledWith('ws://127.0.0.1:1', { show: false });
    expect(later.sessions).toEqual([session]);
    await later.check('ws://127.0.0.1:1');
    expect(api.check).toHaveBeenCalledWith('ws://127.0.0.1:1');
    await later.captures();
    expect(api.captures).toHaveBeenCalledOnce();
    expect(await later.openCapture('one')).toBe(session);
    expect(api.openCapture).toHaveBeenCalledWith('one');
    expect((await later.startDemoServer()).url).toBe('ws://127.0.0.1:1');
  });

  it('rejects as the rest does', async () => {
    const { later, api } = made();
    api.check = () => Promise.reject(new Error('no address'));
    await expect(later.check('')).rejects.toThrow('no address');
  });
});
