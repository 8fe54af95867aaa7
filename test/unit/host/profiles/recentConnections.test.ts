import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { RecentConnections, type Memory } from '../../../../src/host/profiles/recentConnections.ts';

function memory(): Memory {
  const held = new Map<string, unknown>();
  return {
    get: <T>(key: string) => held.get(key) as T | undefined,
    update: (key, value) => Promise.resolve(void held.set(key, value)),
  };
}

function recentOf(size: number): { recent: RecentConnections; forgotten: [ConnectionProfile, string][] } {
  const forgotten: [ConnectionProfile, string][] = [];
  const vault = {
    forget: (profile: ConnectionProfile, _others: Iterable<ConnectionProfile>, beginning = '') =>
      Promise.resolve(void forgotten.push([profile, beginning])),
  };
  return { recent: new RecentConnections(memory(), memory(), vault, () => size), forgotten };
}

const urls = ({ history }: RecentConnections): string[] => history.map(({ url }) => url);

describe('RecentConnections', () => {
  it('keeps the newest first, each once, without names', async () => {
    const { recent } = recentOf(3);
    for (const url of ['a', 'b', 'a', 'c', 'd']) await recent.remember({ name: 'n', url });
    expect(urls(recent)).toEqual(['d', 'c', 'a']);
    expect(recent.history[0]).toEqual({ url: 'd' });
  });

  it('tells targets with other headers apart', async () => {
    const { recent } = recentOf(3);
    await recent.remember({ url: 'a' });
    await recent.remember({ url: 'a', headers: [['X', '1']] });
    expect(urls(recent)).toEqual(['a', 'a']);
  });

  it('forgets the secrets of what falls out, of recent ones only', async () => {
    const { recent, forgotten } = recentOf(1);
    await recent.remember({ url: 'a' });
    await recent.remember({ url: 'b' });
    expect(forgotten).toEqual([[{ url: 'a' }, 'recent.']]);
  });

  it('remembers nothing at size 0', async () => {
    const { recent } = recentOf(0);
    await recent.remember({ url: 'a' });
    expect(recent.history).toEqual([]);
  });

  it('removes one', async () => {
    const { recent, forgotten } = recentOf(3);
    for (const url of ['a', 'b']) await recent.remember({ url });
    await recent.removeFromHistory({ url: 'a' });
    expect(urls(recent)).toEqual(['b']);
    expect(forgotten.map(([{ url }]) => url)).toEqual(['a']);
  });

  it('keeps what open panels need, up to a limit', async () => {
    const { recent } = recentOf(3);
    for (let id = 0; id < 60; id++) await recent.rememberPanel({ id: `s${id}`, label: `${id}`, profile: { url: 'a' } });
    expect(recent.panel('s59')).toEqual({ id: 's59', label: '59', profile: { url: 'a' } });
    expect(recent.panel('s10')).toBeDefined();
    expect(recent.panel('s9')).toBeUndefined();
    await recent.forgetPanel('s59');
    expect(recent.panel('s59')).toBeUndefined();
  });
});
