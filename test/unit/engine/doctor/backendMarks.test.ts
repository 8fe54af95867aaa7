import { describe, expect, it } from 'vitest';
import { backendMarks } from '../../../../src/engine/doctor/backendMarks.ts';
import { answer } from './attempts.ts';

function marks(...lines: string[]) {
  return backendMarks(answer(['HTTP/1.1 101 x', ...lines]).headers);
}

describe('the marks of a backend', () => {
  it.each([
    ['server: a/1', 'Server: a/1', 'backend'],
    ['X-Served-By: b1', 'X-Served-By: b1', 'backend'],
    ['Via: 1.1 x', 'Via: 1.1 x', 'backend'],
    ['Set-Cookie: SERVERID=s1; path=/', 'Set-Cookie: SERVERID=s1', 'backend'],
    ['Set-Cookie: SRV=b2; path=/', 'Set-Cookie: SRV=b2', 'backend'],
    ['Set-Cookie: JSESSIONID=0123456789ABCDEF.node7; Path=/', 'Set-Cookie: JSESSIONID=….node7', 'backend'],
  ])('%s', (line, shown, kind) => {
    expect(marks(line)).toMatchObject([{ shown, kind }]);
  });

  it.each(['AWSALB', 'AWSALBCORS', 'GCLB', 'INGRESSCOOKIE', 'io'])(
    'in the cookie %s are new each time, and not shown',
    (name) => {
      const [mark] = marks(`Set-Cookie: ${name}=abcdefghijklmnop; Path=/`);
      expect(mark).toMatchObject({ kind: 'new-each-time', cookie: name });
      expect(mark?.shown).toMatch(/\(#[0-9a-f]{8}\)$/);
      expect(mark?.shown).not.toContain('abcdef');
    },
  );

  it('that are long are not shown either', () => {
    const value = 'a'.repeat(64);
    expect(marks(`Set-Cookie: ARRAffinity=${value}`)[0]?.shown).not.toContain('aaaa');
  });

  it('are few, and no other fields', () => {
    expect(marks('Set-Cookie: sid=1', 'Date: x', 'Set-Cookie: JSESSIONID=1', 'Set-Cookie: =', 'X-Other: y')).toEqual(
      [],
    );
    const many = Array.from({ length: 100 }, (_, index) => `Set-Cookie: sticky-${index}=1`);
    expect(marks(...many)).toHaveLength(20);
  });
});
