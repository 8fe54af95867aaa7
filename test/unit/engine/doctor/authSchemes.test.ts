import { describe, expect, it } from 'vitest';
import { asksFor, listed, schemesAsked } from '../../../../src/engine/doctor/authSchemes.ts';

describe('the schemes that are asked for', () => {
  it.each<[string[], string[]]>([
    [['Basic realm="a, Digest b"'], ['Basic']],
    [['Basic realm="x", Bearer error="invalid", scope="a b"'], ['Basic', 'Bearer']],
    [
      ['Negotiate', 'NTLM', 'Basic realm="x"'],
      ['Negotiate', 'NTLM', 'Basic'],
    ],
    [['Digest realm="x", nonce="Bearer y", qop=auth'], ['Digest']],
    [['Negotiate, NTLM'], ['Negotiate', 'NTLM']],
    [['Basic realm="open'], ['Basic']],
    [[''], []],
    [[], []],
  ])('%j', (values, schemes) => {
    expect(
      schemesAsked(
        values.map((value) => ['www-authenticate', value]),
        'WWW-Authenticate',
      ),
    ).toEqual(schemes);
  });

  it('are told in words', () => {
    expect(listed(['Basic', 'Bearer', 'NTLM'])).toBe('Basic, Bearer or NTLM');
    expect(listed(['Basic'])).toBe('Basic');
    expect(asksFor(['BASIC'], 'basic')).toBe(true);
  });
});
