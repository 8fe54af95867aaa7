import { describe, expect, it } from 'vitest';
import { Affinity } from '../../../../src/engine/doctor/affinity.ts';
import { answer } from './attempts.ts';

/** What is told at each of the connections, by the lines of their answers and the cookies of their requests. */
function told(...connections: [answer: string[], cookie?: string][]) {
  const watch = new Affinity();
  return connections.map(([lines, cookie]) =>
    watch.opened({
      request: answer(['GET / HTTP/1.1', ...(cookie === undefined ? [] : [`Cookie: ${cookie}`])]),
      response: answer(['HTTP/1.1 101 x', ...lines]),
    }),
  );
}

describe('affinity', () => {
  it('is kept where the same backend answers, or nothing shows which', () => {
    expect(told([['X-Served-By: b1']], [['X-Served-By: b1']], [[]], [['X-Served-By: b1']])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['X-Served-By: b1', 'X-Served-By: b2'],
    ['Server: app-1', 'server: app-2'],
    ['Set-Cookie: SERVERID=s1; path=/', 'Set-Cookie: SERVERID=s2; path=/'],
    ['Set-Cookie: ARRAffinity=aaaa', 'Set-Cookie: ARRAffinity=bbbb'],
    ['Set-Cookie: JSESSIONID=X1.n1', 'Set-Cookie: JSESSIONID=X2.n2'],
  ])('is lost from %s to %s', (before, now) => {
    const [first, second] = told([[before]], [[now]]);
    expect(first).toBeUndefined();
    expect(second).toMatchObject({ code: 'affinity-lost', severity: 'warning', stage: 'first-seconds' });
    expect(second?.remedy).toMatch(/sticky sessions behind a balancer/);
    expect(second?.evidence).toMatch(/^Before: .+\nNow: {4}.+$/);
  });

  it('may be lost where the balancer’s cookie was not sent', () => {
    const [, second] = told([['Set-Cookie: AWSALB=aaaa']], [['Set-Cookie: AWSALB=bbbb'], 'other=1']);
    expect(second).toMatchObject({ code: 'affinity-lost', severity: 'info' });
    expect(second?.evidence).toMatch(/Sent: Cookie: other$/);
    expect(told([['Set-Cookie: AWSALB=aaaa']], [['Set-Cookie: AWSALB=bbbb'], 'AWSALB=aaaa'])[1]).toBeUndefined();
  });

  it('shows no session', () => {
    const [, second] = told([['Set-Cookie: JSESSIONID=SECRET1.n1']], [['Set-Cookie: JSESSIONID=SECRET2.n2']]);
    expect(JSON.stringify(second)).not.toContain('SECRET');
  });
});
