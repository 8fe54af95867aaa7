import { describe, expect, it } from 'vitest';
import { missingFiles } from '../../../../../src/host/profiles/diagnostics/missingFiles.ts';
import { scopeOf } from '../variables/scopeOf.ts';

async function missing(tls: object): Promise<{ marked: string[]; looked: string[] }> {
  const text = JSON.stringify({ profiles: [{ name: 'n', url: 'wss://h', tls }] });
  const looked: string[] = [];
  const scope = scopeOf({ folders: { '': '/w' }, variables: { dir: 'certs' } });
  const found = await missingFiles(text, scope, '/home/me', (path) => {
    looked.push(path);
    return Promise.resolve(path.includes('there'));
  });
  return { marked: found.map(({ offset, length }) => text.slice(offset, offset + length)), looked };
}

describe('missingFiles', () => {
  it('looks where the engine will', async () => {
    expect(
      await missing({
        ca: ['there.pem', '${workspaceFolder}/gone.pem', '${dir}/gone.pem'],
        key: '~/gone.key',
        pfx: '/there.p12',
      }),
    ).toEqual({
      looked: ['/w/there.pem', '/w/gone.pem', '/w/certs/gone.pem', '/home/me/gone.key', '/there.p12'],
      marked: ['"${workspaceFolder}/gone.pem"', '"${dir}/gone.pem"', '"~/gone.key"'],
    });
  });

  it('looks for those of a profile that an error leaves out', async () => {
    expect((await missing({ cert: 'gone.pem', key: 7, verify: 'no' })).marked).toEqual(['"gone.pem"']);
  });

  it('looks for the schema', async () => {
    const written = (file: string) =>
      JSON.stringify({ profiles: [{ name: 'n', url: 'wss://h', schema: { file, message: 'a.b' } }] });
    const found = (file: string) =>
      missingFiles(written(file), scopeOf({ folders: { '': '/w' } }), '/home/me', (path) =>
        Promise.resolve(path === '/w/feed.proto'),
      );
    expect(await found('feed.proto')).toEqual([]);
    expect((await found('gone.proto')).map(({ text }) => text)).toEqual(['There is no file /w/gone.proto.']);
  });

  it('does not look for what is not known yet, nor for what is no path', async () => {
    const tls = {
      ca: '${env:CA}',
      cert: '${nowhere}/a',
      key: '-----BEGIN PRIVATE KEY-----',
      pfx: '${input:p}',
      passphrase: 'there is none',
    };
    expect(await missing(tls)).toEqual({ looked: [], marked: [] });
  });

  it('finds nothing in no profiles', async () => {
    expect(await missingFiles('{}', scopeOf({}), '/', () => Promise.resolve(false))).toEqual([]);
  });
});
