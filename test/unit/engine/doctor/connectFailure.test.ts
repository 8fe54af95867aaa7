import { describe, expect, it } from 'vitest';
import { connectFailure } from '../../../../src/engine/doctor/connectFailure.ts';
import { diagnose } from '../../../../src/engine/doctor/diagnose.ts';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { answered, attempt, error, profile, switching, target } from './attempts.ts';

function failure(of: Attempt) {
  return connectFailure(diagnose(of, profile()), of);
}

describe('the failure of an attempt', () => {
  it.each([
    [answered(['HTTP/1.1 403 x']), 'forbidden-origin', 'ws://example.test/ws answered 403 instead of 101.'],
    [answered(switching.slice(0, 3)), 'bad-accept', 'ws://example.test/ws answered 101, but it is no valid upgrade.'],
    [attempt({ timedOut: 1_500 }), 'response-timeout', 'ws://example.test/ws did not answer within 1.5 s.'],
    [
      attempt({ stage: 'connect', timedOut: 500 }),
      'connect-timeout',
      'ws://example.test/ws did not answer within 0.5 s.',
    ],
    [
      attempt({ stage: 'connect', error: error('ECONNREFUSED') }),
      'refused',
      'ws://example.test/ws could not be connected.',
    ],
    [answered(['SSH-2.0-x']), 'not-http', 'ws://example.test/ws could not be connected.'],
  ])('%#: %s', (of, code, message) => {
    const first = diagnose(of, profile())[0]!;
    expect(failure(of)).toEqual({ code, message, cause: first.cause, remedy: first.remedy });
  });

  it('names the proxy', () => {
    const proxy = { url: 'http://p:1', kind: 'http', source: 'profile', authenticated: false } as const;
    expect(failure(attempt({ stage: 'connect', error: error('ECONNREFUSED'), proxy }))?.message).toBe(
      'ws://example.test/ws could not be connected through the proxy http://p:1.',
    );
  });

  it('is none where there are only warnings', () => {
    const of = answered(switching, undefined, { headers: ['Sec-WebSocket-Protocol: a'] });
    expect(diagnose(of, profile())).toHaveLength(1);
    expect(failure(of)).toBeUndefined();
  });

  it('tells no query, and no secret of the path', () => {
    const of = attempt({ target: target('ws://h/a-secret/x?token=1'), ended: true });
    expect(connectFailure(diagnose(of, profile()), of, ['a-secret'])?.message).toBe(
      'ws://h/•••/x could not be connected.',
    );
  });
});
