import { describe, expect, it } from 'vitest';
import { subprotocolFinding } from '../../../../src/engine/doctor/subprotocol.ts';
import { answered, examined, switching } from './attempts.ts';

function told(offered: string, chosen?: string) {
  const headers = offered === '' ? [] : [`Sec-WebSocket-Protocol: ${offered}`];
  const lines = chosen === undefined ? switching : [...switching, `Sec-WebSocket-Protocol: ${chosen}`];
  return subprotocolFinding(examined(answered(lines, undefined, { headers })));
}

describe('the subprotocol of an answer', () => {
  it('is one of those offered', () => {
    expect(told('a, b', 'b')).toBeUndefined();
    expect(told('')).toBeUndefined();
  });

  it('is missing, which is a warning', () => {
    expect(told('a, b')).toMatchObject({
      code: 'no-subprotocol-chosen',
      severity: 'warning',
      evidence: expect.stringContaining('Sent: Sec-WebSocket-Protocol: a, b') as string,
      fix: { profile: { subprotocols: null } },
    });
  });

  it.each([
    ['a', 'x', /chose “x”, which was not offered/, ['x']],
    ['', 'x', /chose “x”, although no subprotocol was offered/, ['x']],
    ['Chat', 'chat', /other capitals/, ['chat']],
    ['a, b', 'a, b', /several subprotocols/, undefined],
    ['a', '', /chose “”/, undefined],
    ['a', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', /“•••”/, undefined],
  ])('offered %j, chosen %j', (offered, chosen, cause, subprotocols) => {
    const found = told(offered, chosen);
    expect(found).toMatchObject({ code: 'unexpected-subprotocol', severity: 'error' });
    expect(found?.cause).toMatch(cause);
    if (subprotocols === undefined) expect(found?.fix).toBeUndefined();
    else expect(found?.fix).toMatchObject({ profile: { subprotocols } });
  });

  it('is another secret than the one that was offered', () => {
    const random = 'sk_live_51H8xYzAbCdEfGhIjKlMnOpQ';
    expect(told(random, random.replace('51', '52'))?.code).toBe('unexpected-subprotocol');
    expect(told(random, random)).toBeUndefined();
  });
});
