import { describe, expect, it } from 'vitest';
import { flatTexts } from '../../../../../src/host/profiles/variables/flatTexts.ts';
import { machineReads } from '../../../../../src/host/profiles/variables/machineReads.ts';
import { scopeOf } from './scopeOf.ts';

const profile = {
  url: 'wss://h/${env:USER}?${host}',
  headers: [['A', '${env:USER}']] as [string, string][],
  tls: { ca: ['${workspaceFolder}/a.pem', '-----BEGIN X'], key: '${file}', passphrase: 'p' },
  schema: { file: 'feed.proto', message: 'Tick' },
};
const variables = { host: '${env:HOST}', file: '/etc/${env:NAME}' };

const reads = (untrusted: { profile: boolean; environment: boolean }): unknown => {
  const scope = scopeOf({ variables, untrusted });
  return machineReads(flatTexts(profile, scope), scope);
};

describe('machineReads', () => {
  it('are all of a profile that is not trusted', () => {
    expect(reads({ profile: true, environment: true })).toEqual({
      environment: ['USER', 'HOST', 'NAME'],
      files: ['${workspaceFolder}/a.pem', '/etc/${env:NAME}', 'feed.proto'],
    });
  });

  it('are those that come from an environment that is not trusted', () => {
    expect(reads({ profile: false, environment: true })).toEqual({
      environment: ['HOST', 'NAME'],
      files: ['/etc/${env:NAME}'],
    });
  });

  it('are none where all is trusted', () => {
    expect(reads({ profile: false, environment: false })).toEqual({ environment: [], files: [] });
  });
});
