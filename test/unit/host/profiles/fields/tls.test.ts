import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('tls', () => {
  it.each([
    { ca: 'ca.pem' },
    { ca: ['a.pem', '${workspaceFolder}/b.pem'], cert: 'c.pem', key: 'k.pem', passphrase: '${secret:p}' },
    { pfx: 'c.p12', passphrase: 'x', servername: 'a', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3', verify: true },
  ])('takes %j', (tls) => {
    expect(readField('tls', JSON.stringify(tls))).toEqual({ value: tls, told: [] });
  });

  it.each([
    ['true', 'tls', 'true'],
    ['{ "ca": 7 }', 'tls.ca', '7'],
    ['{ "ca": [7] }', 'tls.ca', '7'],
    ['{ "ca": " " }', 'empty-path', '" "'],
    ['{ "minVersion": "1.2" }', 'tls.minVersion', '"1.2"'],
    ['{ "minVersion": "TLSv1.3", "maxVersion": "TLSv1.1" }', 'tls-versions', '"TLSv1.3"'],
    ['{ "verify": "no" }', 'tls.verify', '"no"'],
    ['{ "rejectUnauthorized": false }', 'unknown-field', '"rejectUnauthorized"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('tls', json)).toEqual([[code, marked]]);
  });

  it('warns of what is no error', () => {
    const warned = ['{ "verify": false }', '{ "cert": "a" }', '{ "pfx": "a", "cert": "b", "key": "c" }'].map((json) => {
      const { value, told } = readField('tls', json);
      expect(value).toBeDefined();
      return told.map(({ code, severity }) => [code, severity]);
    });
    expect(warned).toEqual([
      [['verify-off', 'warning']],
      [['cert-without-key', 'warning']],
      [['pfx-beside-cert', 'warning']],
    ]);
    expect(readField('tls', '{ "verify": false }').told[0]?.fixes).toEqual([
      { kind: 'set', title: 'Check certificates', path: ['tls', 'verify'], value: undefined },
    ]);
  });
});
