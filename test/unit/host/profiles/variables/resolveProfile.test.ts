import { describe, expect, it } from 'vitest';
import type { SourceProfile } from '../../../../../src/host/profiles/sourceProfile.ts';
import { resolveProfile, type ResolvedProfile } from '../../../../../src/host/profiles/variables/resolveProfile.ts';
import type { VariableScope } from '../../../../../src/host/profiles/variables/scope.ts';
import { scopeOf } from './scopeOf.ts';

interface Person {
  inputs?: Record<string, string>;
  secrets?: Record<string, string>;
  allows?: boolean;
}

async function resolve(
  source: SourceProfile,
  scope: VariableScope,
  { inputs = {}, secrets = {}, allows = false }: Person = {},
): Promise<ResolvedProfile & { asked: string[] }> {
  const asked: string[] = [];
  const ask = <T>(question: string, answer: T): Promise<T> => {
    asked.push(question);
    return Promise.resolve(answer);
  };
  const questions = {
    input: (prompt: string, { secret }: { secret: boolean }) =>
      ask(`${prompt}${secret ? ' (hidden)' : ''}`, inputs[prompt]),
    secret: (name: string, origin: string) => ask(`${name} of ${origin}`, secrets[name]),
    allow: (reads: unknown) => ask(JSON.stringify(reads), allows),
  };
  return resolveProfile(source, scope, questions, '/home/me').then(
    (resolved) => ({ ...resolved, asked }),
    (error: unknown) => {
      throw Object.assign(error as Error, { asked });
    },
  );
}

const source: SourceProfile = {
  name: '${name} as it is',
  folder: 'Team',
  from: { origin: 'workspace', file: 'file:///w/.vscode/websockets.json' },
  url: 'https://${host}/${input:Room}?t=${secret:token}',
  query: { who: '${env:USER}' },
  headers: [['Authorization', 'Bearer ${secret:token}']],
  subprotocols: ['v${version}'],
  cookies: { sid: '${secret:sid}' },
  auth: { type: 'basic', username: '${env:USER}', password: '${password}' },
  proxy: 'http://me:${secret:proxy}@${env:PROXY}:3128',
  tls: { ca: '${folder}/ca.pem', passphrase: '${input:Passphrase}' },
  onOpen: ['hello ${input:Room} $${x}', { json: { token: '${secret:token}', n: 1 } }],
  heartbeat: { interval: 1000, message: { hex: '${bytes}' } },
};
const scope = scopeOf({
  variables: { host: 'h:${port}', port: '81', version: '2', password: 'pw-${secret:sid}', folder: 'c', bytes: '00ff' },
  env: { USER: 'me', PROXY: 'p' },
  folders: { '': '/w' },
});
const person: Person = {
  inputs: { Room: 'a b/c', Passphrase: 'pass' },
  secrets: { token: 'tok+en', sid: 'session-id', proxy: 'proxy-pw' },
};

describe('resolveProfile', () => {
  it('fills in every text, once each, and leaves what is called', async () => {
    const { profile, asked } = await resolve(source, scope, person);
    expect(profile).toEqual({
      name: '${name} as it is',
      folder: 'Team',
      url: 'wss://h:81/a%20b/c?t=tok%2Ben',
      query: { who: 'me' },
      headers: [['Authorization', 'Bearer tok+en']],
      subprotocols: ['v2'],
      cookies: { sid: 'session-id' },
      auth: { type: 'basic', username: 'me', password: 'pw-session-id' },
      proxy: 'http://me:proxy-pw@p:3128',
      tls: { ca: '/w/c/ca.pem', passphrase: 'pass' },
      onOpen: ['hello a b/c ${x}', { json: { token: 'tok+en', n: 1 } }],
      heartbeat: { interval: 1000, message: { hex: '00ff' } },
    });
    expect(asked).toEqual([
      'Room',
      'Passphrase (hidden)',
      'token of wss://h:81',
      'sid of wss://h:81',
      'proxy of http://p:3128',
    ]);
  });

  it('knows what is secret, in the forms that it takes', async () => {
    const { secrets } = await resolve(source, scope, person);
    expect(secrets).toEqual(
      expect.arrayContaining(['tok+en', 'tok%2Ben', 'session-id', 'pw-session-id', 'proxy-pw', 'pass']),
    );
    expect(secrets).toContain(Buffer.from('me:pw-session-id').toString('base64'));
    expect(secrets).not.toContain('me');
    expect([...secrets].sort((a, b) => b.length - a.length)).toEqual(secrets);
  });

  it('knows by their names what variables of the environment are secret', async () => {
    const named = { url: 'ws://h/?a=${apiToken}&b=${env:MY_SECRET}&c=${env:SHELL}' };
    const { secrets } = await resolve(
      named,
      scopeOf({ variables: { apiToken: 'plain-token' }, env: { MY_SECRET: 'env-secret', SHELL: '/bin/sh' } }),
    );
    expect(secrets).toEqual(['plain-token', 'env-secret']);
  });

  it('asks nothing of a profile without variables', async () => {
    const { profile, secrets, asked } = await resolve({ url: 'localhost:80', headers: [['A', 'b']] }, scopeOf({}));
    expect({ profile, secrets, asked }).toEqual({
      profile: { url: 'ws://localhost:80', headers: [['A', 'b']] },
      secrets: [],
      asked: [],
    });
  });

  it.each<[SourceProfile, string]>([
    [{ url: 'ws://${nowhere}' }, 'unresolved-variable'],
    [{ url: 'ws://${a}' }, 'variable-cycle'],
    [{ url: 'ftp://h' }, 'url-scheme'],
    [{ url: '${input:Address}' }, 'cancelled'],
    [{ url: 'wss://h?t=${secret:t}' }, 'cancelled'],
    [{ url: 'wss://${secret:t}' }, 'secret-in-host'],
    [{ url: 'wss://h', tls: { ca: 'a.pem' } }, 'relative-path'],
  ])('rejects %j: %s', async (profile, code) => {
    await expect(resolve(profile, scopeOf({ variables: { a: '${a}' } }))).rejects.toMatchObject({ code });
  });

  it('tells no secret in a failure', async () => {
    const url = '${input:Address}?token=${secret:t}';
    const failed = resolve({ url }, scopeOf({}), { inputs: { Address: 'ftp://h' }, secrets: { t: 'very-secret' } });
    await expect(failed).rejects.toMatchObject({ code: 'url-scheme', asked: ['Address'] });
  });
});

describe('a profile of a folder that is not trusted', () => {
  const foreign: SourceProfile = { url: 'ws://h/${env:HOME}', tls: { key: '~/.ssh/id_rsa' } };
  const untrusted = { ...scopeOf({ env: { HOME: '/home/me' } }), untrusted: { profile: true, environment: true } };
  const question = '{"environment":["HOME"],"files":["~/.ssh/id_rsa"]}';

  it('reads nothing that it is not allowed to', async () => {
    await expect(resolve(foreign, untrusted)).rejects.toMatchObject({ code: 'not-allowed', asked: [question] });
  });

  it('reads what it is allowed to', async () => {
    const { profile, asked } = await resolve(foreign, untrusted, { allows: true });
    expect(asked).toEqual([question]);
    expect(profile).toEqual({ url: 'ws://h//home/me', tls: { key: '/home/me/.ssh/id_rsa' } });
  });

  it('is not even told whether an environment variable is set', async () => {
    const unset = { url: 'ws://h/${env:NOT_SET}' };
    await expect(resolve(unset, untrusted)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(resolve(unset, untrusted, { allows: true })).rejects.toMatchObject({ code: 'unresolved-variable' });
  });

  it('is not asked about where it cannot be connected to anyway', async () => {
    const broken = { url: 'ws://${nowhere}/${env:HOME}' };
    await expect(resolve(broken, untrusted)).rejects.toMatchObject({ code: 'unresolved-variable', asked: [] });
  });
});
