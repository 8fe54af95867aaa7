import { describe, expect, it } from 'vitest';
import { SecretVault } from '../../../../src/host/profiles/secretVault.ts';
import { emptyScope } from '../../../../src/host/profiles/variables/scope.ts';

function vaultWith(answers: Record<string, string> = {}): {
  vault: SecretVault;
  kept: Map<string, string>;
  asked: string[];
} {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const store = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
  };
  const vault = new SecretVault(store, (name, origin) => {
    asked.push(`${name} of ${origin}`);
    return Promise.resolve(answers[name]);
  });
  return { vault, kept, asked };
}

const typed = {
  url: 'wss://me:pw@host/a',
  headers: [
    ['Authorization', 'Bearer abc'],
    ['Cookie', 'x'],
  ] as [string, string][],
};

describe('SecretVault', () => {
  it('names what it keeps, and puts it back', async () => {
    const { vault, kept, asked } = vaultWith();
    const named = await vault.protect(typed, 'My feed!');
    expect(named).toEqual({
      url: 'wss://${secret:My-feed.userinfo}@host/a',
      headers: [
        ['Authorization', 'Bearer ${secret:My-feed.header.authorization}'],
        ['Cookie', '${secret:My-feed.header.cookie}'],
      ],
    });
    expect([...kept.values()]).toEqual(['me:pw', 'abc', 'x']);
    expect(await vault.resolve(named)).toEqual(typed);
    expect(asked).toEqual([]);
  });

  it('leaves a profile alone whose secrets are named already', async () => {
    const { vault, kept } = vaultWith();
    const named = await vault.protect(typed, 'a');
    expect(await vault.protect(named, 'b')).toEqual(named);
    expect(kept.size).toBe(3);
  });

  it('gives another value another name, and the same value the same', async () => {
    const { vault, kept } = vaultWith();
    const header = async (value: string): Promise<string> =>
      (await vault.protect({ url: 'ws://host', headers: [['Cookie', value]] }, 'p')).headers[0]![1];
    expect(await header('one')).toBe('${secret:p.header.cookie}');
    expect(await header('two')).toBe('${secret:p.header.cookie-2}');
    expect(await header('one')).toBe('${secret:p.header.cookie}');
    expect(kept.size).toBe(2);
  });

  it('tells two values of one header apart', async () => {
    const { vault } = vaultWith();
    const both = {
      url: 'ws://host',
      headers: [
        ['Cookie', 'one'],
        ['Cookie', 'two'],
      ] as [string, string][],
    };
    const named = await vault.protect(both, 'p');
    expect(named.headers.map(([, value]) => value)).toEqual([
      '${secret:p.header.cookie}',
      '${secret:p.header.cookie-2}',
    ]);
    expect(await vault.resolve(named)).toEqual(both);
  });

  it('leaves references whose names begin otherwise', async () => {
    const { vault, asked } = vaultWith();
    const named = { url: 'ws://host', headers: [['X-Plain', '${secret:mine}']] as [string, string][] };
    expect(await vault.resolve(named, 'recent.')).toEqual(named);
    expect(asked).toEqual([]);
  });

  it('asks once for what it does not have', async () => {
    const { vault, asked } = vaultWith({ token: 'told' });
    const profile = { url: 'wss://host/?token=${secret:token}&again=${secret:token}' };
    expect((await vault.resolve(profile))?.url).toBe('wss://host/?token=told&again=told');
    await vault.resolve(profile);
    expect(asked).toEqual(['token of wss://host']);
  });

  it('resolves to nothing where the person would not tell', async () => {
    const { vault, kept } = vaultWith();
    expect(await vault.resolve({ url: 'ws://host', headers: [['A', '${secret:x}']] })).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  it.each(['wss://evil.example/a', 'ws://host/a', 'wss://host:444/a'])('keeps a secret from %s', async (url) => {
    const { vault, asked } = vaultWith();
    const named = await vault.protect({ url: 'wss://host/a', headers: [['Cookie', 'x']] }, 'p');
    expect(await vault.resolve({ ...named, url })).toBeUndefined();
    expect(asked).toEqual([`p.header.cookie of ${new URL(url).protocol}//${new URL(url).host}`]);
  });

  it('forgets what no other profile names', async () => {
    const { vault, kept } = vaultWith();
    const named = await vault.protect(typed, 'p');
    const other = { url: 'wss://host/b', headers: [['Cookie', '${secret:p.header.cookie}']] as [string, string][] };
    const elsewhere = { url: 'wss://elsewhere', headers: [['A', '${secret:p.userinfo}']] as [string, string][] };
    await vault.forget(named, [other, elsewhere]);
    expect([...kept.values()]).toEqual(['x']);
  });

  it('keeps what a proxy is told for the proxy', async () => {
    const { vault, kept, asked } = vaultWith({ p: 'proxy-secret' });
    const named = await vault.protect({ url: 'wss://host/', proxy: 'http://me:pw@proxy:3128' }, 'p');
    expect(named.proxy).toBe('http://${secret:p.proxy}@proxy:3128');
    expect([...kept.keys()]).toEqual(['secret p.proxy of http://proxy:3128']);
    await vault.resolve({ url: 'wss://host/', proxy: 'http://${secret:p}@evil:1' });
    expect(asked).toEqual(['p of http://evil:1']);
  });

  it('knows by its scope where variables lead, and what they hold', async () => {
    const kept = new Map([['secret t of ws://real:81', 'x']]);
    const scope = { ...emptyScope, variable: (name: string) => ({ host: 'real:81', token: '${secret:t}' })[name] };
    const store = {
      get: (key: string) => Promise.resolve(kept.get(key)),
      store: () => Promise.resolve(),
      delete: (key: string) => Promise.resolve(void kept.delete(key)),
    };
    const vault = new SecretVault(
      store,
      () => Promise.resolve(undefined),
      () => scope,
    );
    const profile = { url: 'wss://${host}', headers: [['A', '${token}']] as [string, string][] };
    expect(vault.uses(profile)).toEqual([{ name: 't', origin: 'wss://real:81' }]);
    await vault.forget(profile, []);
    expect(kept.size).toBe(1);
    await vault.forget({ ...profile, url: 'ws://${host}' }, []);
    expect(kept.size).toBe(0);
  });

  it('takes the secrets out of one text', async () => {
    const { vault, kept } = vaultWith();
    const profile = { url: 'wss://me:pw@h/?token=abc', headers: [['A', 'Bearer xyz']] as [string, string][] };
    expect(await vault.protectText(profile, 'p', ['url'])).toBe(
      'wss://${secret:p.userinfo}@h/?token=${secret:p.query.token}',
    );
    expect([...kept.values()]).toEqual(['me:pw', 'abc']);
    expect(await vault.protectText(profile, 'p', ['headers', 0, 1])).toBe('Bearer ${secret:p.header.a}');
    expect(await vault.protectText(profile, 'p', ['origin'])).toBeUndefined();
  });

  it('forgets only names that begin as told', async () => {
    const { vault, kept } = vaultWith();
    const named = await vault.protect(typed, 'p');
    await vault.forget(named, [], 'recent.');
    expect(kept.size).toBe(3);
  });
});
