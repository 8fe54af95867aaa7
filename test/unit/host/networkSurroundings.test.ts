import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NetworkSurroundings } from '../../../src/contract/engine.ts';
import { networkSurroundings } from '../../../src/host/networkSurroundings.ts';

function surroundings(
  settings: Record<string, unknown>,
  keyLogFile = '',
  environment: Record<string, string> = {},
): NetworkSurroundings {
  return networkSurroundings((name) => settings[name], keyLogFile, environment);
}

describe('networkSurroundings', () => {
  it('are what VS Code and the environment say', () => {
    const settings = {
      'http.proxy': ' http://p:1 ',
      'http.noProxy': ['localhost', 7],
      'http.proxyAuthorization': 'Basic x',
      'http.proxyStrictSSL': false,
      'http.proxySupport': 'override',
    };
    const environment = { HTTPS_PROXY: 'http://e', no_proxy: 'a,b', HTTP_PROXY: '', SECRET: 'x' };
    expect(surroundings(settings, '', environment)).toEqual({
      vscodeProxy: 'http://p:1',
      vscodeNoProxy: ['localhost'],
      proxyAuthorization: 'Basic x',
      proxyStrictSSL: false,
      environment: { HTTPS_PROXY: 'http://e', no_proxy: 'a,b' },
    });
  });

  it('are nothing where nothing is set, or something odd', () => {
    const odd = { 'http.proxy': '', 'http.noProxy': 'x', 'http.proxyAuthorization': null, 'http.proxyStrictSSL': true };
    expect(surroundings(odd)).toEqual({});
  });

  it('have no proxy where VS Code is told to use none', () => {
    const settings = { 'http.proxy': 'http://p:1', 'http.proxySupport': 'off' };
    expect(surroundings(settings, '/keys.log', { ALL_PROXY: 'http://e' })).toEqual({ keyLogFile: '/keys.log' });
  });

  it.each([
    ['/a/keys.log', '/a/keys.log'],
    ['~/keys.log', join(homedir(), 'keys.log')],
    ['keys.log', join(homedir(), 'keys.log')],
    ['  ', undefined],
  ])('take the key log file %j for %s', (setting, path) => {
    expect(surroundings({}, setting).keyLogFile).toBe(path);
  });
});
