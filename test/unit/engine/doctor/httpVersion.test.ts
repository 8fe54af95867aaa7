import { describe, expect, it } from 'vitest';
import { http10, isHttp10, notHttp, notHttpAnswer } from '../../../../src/engine/doctor/httpVersion.ts';
import { answered, attempt, examined, switching } from './attempts.ts';

describe('the version of HTTP', () => {
  it('1.0 has no upgrade', () => {
    const of = examined(answered(['HTTP/1.0 200 OK', 'Server: nginx']));
    expect(isHttp10(of)).toBe(true);
    expect(http10(of, 'error')).toMatchObject({
      stage: 'response',
      remedy: expect.stringContaining('(nginx?)') as string,
    });
    expect(isHttp10(examined(answered(switching)))).toBe(false);
  });

  it('1.0 with 101 is only remarkable', () => {
    expect(http10(examined(answered(['HTTP/1.0 101 x'])), 'warning')).toMatchObject({
      stage: 'upgrade',
      severity: 'warning',
    });
  });
});

describe('what is no HTTP', () => {
  it.each([
    [Buffer.from('SSH-2.0-x'), /speaks SSH/],
    [Buffer.from('8100', 'hex'), /no protocol that is known here/],
    [Buffer.from('HTTP/1.1 abc\r\n'), /cannot be read: “HTTP\/1\.1 abc”/],
  ])('%j', (unreadable, cause) => {
    const found = notHttp(examined(attempt({ unreadable })));
    expect(found).toMatchObject({ code: 'not-http', stage: 'response' });
    expect(found?.cause).toMatch(cause);
    expect(notHttp(examined(attempt({ unreadable, stage: 'tls' })))?.stage).toBe('tls');
  });

  it('is nothing where nothing came', () => {
    expect(notHttp(examined(attempt()))).toBeUndefined();
    expect(notHttp(examined(attempt({ unreadable: new Uint8Array() })))).toBeUndefined();
  });

  it('may come as a whole head', () => {
    expect(notHttpAnswer(examined(answered(['220 mail ESMTP']))).cause).toMatch(/SMTP/);
    const mongo = notHttpAnswer(examined(answered(['HTTP/1.0 200 OK'], 'hello')), 'MongoDB');
    expect(mongo).toMatchObject({
      evidence: 'HTTP/1.0 200 OK\nBody: hello',
      cause: expect.stringContaining('MongoDB') as string,
    });
  });
});
