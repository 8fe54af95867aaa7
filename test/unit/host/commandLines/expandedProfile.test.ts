import { expect, it } from 'vitest';
import { expandedProfile } from '../../../../src/host/commandLines/expandedProfile.ts';

const values = new Map([
  ['host', 'example.com'],
  ['base', '${host}:8080'],
  ['key', 'k${secret:key}'],
]);

it('puts in what is known, and leaves secrets and what the shell has', () => {
  const profile = {
    name: '${host}',
    url: 'ws://${base}/$${x}?${unknown}',
    headers: [['X-Key', '${key}${env:HOME}${input:room}']] as [string, string][],
    tls: { ca: '${workspaceFolder}/ca.pem', cert: '${workspaceFolder:other}/c.pem' },
  };
  const scope = {
    variable: (name: string) => values.get(name),
    workspaceFolder: (name?: string) => (name === undefined ? '/work/${a}' : undefined),
  };
  expect(expandedProfile(profile, scope)).toEqual({
    name: '${host}',
    url: 'ws://example.com:8080/$${x}?${unknown}',
    headers: [['X-Key', 'k${secret:key}${env:HOME}${input:room}']],
    tls: { ca: '/work/$${a}/ca.pem', cert: '${workspaceFolder:other}/c.pem' },
  });
});
