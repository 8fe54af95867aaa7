import { describe, expect, it } from 'vitest';
import { problemsIn } from './problemsIn.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';

function marked(profile: object): string[] {
  return problemsIn({ profiles: [{ name: 'n', ...profile }] })
    .filter(({ code }) => code === 'plain-secret')
    .map((problem) => problem.marked);
}

describe('secrets in plain text', () => {
  it('are marked wherever they stand', () => {
    expect(
      marked({
        url: 'wss://me:pw@h/?token=a&sig=b',
        headers: { Authorization: `Bearer ${token}`, Accept: 'x' },
        cookies: { session_id: 's', theme: 'dark', jwt: token },
        auth: { type: 'basic', username: 'me', password: 'p' },
        tls: { passphrase: 'q' },
        proxy: 'http://me:pw@p:1',
        onOpen: [{ json: { password: 'r', op: 'login' } }],
      }),
    ).toEqual([
      '"wss://me:pw@h/?token=a&sig=b"',
      `"Bearer ${token}"`,
      '"s"',
      `"${token}"`,
      '"p"',
      '"q"',
      '"http://me:pw@p:1"',
      '"r"',
    ]);
  });

  it('are not what is named, or open to all', () => {
    expect(
      marked({
        url: 'wss://${secret:u}@h/?token=${env:T}&room=1',
        headers: [['Authorization', 'Bearer ${secret:t}']],
        auth: { type: 'basic', username: 'me', password: '${pw}' },
      }),
    ).toEqual([]);
  });

  it('can be moved, each to where it is named', () => {
    const [problem] = problemsIn({
      profiles: [7, { name: 'n', url: 'ws://h', auth: { type: 'bearer', token: 'x' } }],
    }).filter(({ code }) => code === 'plain-secret');
    expect(problem).toMatchObject({
      severity: 'warning',
      fixes: [{ kind: 'keep-secret', title: 'Move to secret storage', index: 1, path: ['auth', 'token'] }],
    });
  });

  it('are marked in environments', () => {
    const found = problemsIn({ environments: { dev: { token: 'x', host: 'h', apiKey: '${secret:k}', port: 80 } } });
    expect(found.map(({ code, marked: text }) => [code, text])).toEqual([['plain-secret', '"x"']]);
    expect(found[0]!.text).toContain('${secret:token}');
  });
});
