import { describe, expect, it } from 'vitest';
import { shownAttempt } from '../../../../src/engine/doctor/shownAttempt.ts';
import { answer, answered, attempt, target } from './attempts.ts';

describe('an attempt that may be shown', () => {
  it('is the same where it holds no secrets', () => {
    const of = answered(['HTTP/1.1 404 Not Found', 'Server: x'], 'nothing here');
    const shown = shownAttempt(of, []);
    expect(shown).toEqual({ ...of, response: { ...of.response, body: Buffer.from('nothing here') } });
    expect(shownAttempt(attempt(), ['not in it'])).toEqual(attempt());
  });

  it('holds no secret in any of its parts', () => {
    const of = attempt({
      target: target('ws://h/secret?a=secret'),
      error: { code: 'E', message: 'secret' },
      unreadable: Buffer.from('a secret came'),
      response: answer(['HTTP/1.1 400 secret', 'X: secret'], 'secret'),
      redirects: [{ url: 'ws://h/secret', status: 302, location: '/secret', omitted: [] }],
      proxy: {
        ...{ url: 'http://h/secret', kind: 'http', source: 'profile', authenticated: false, refusal: 'secret' },
        request: answer(['CONNECT secret HTTP/1.1']),
        response: answer(['HTTP/1.1 407 secret'], 'secret'),
      },
      offered: { subprotocols: ['secret'], extensions: '', key: '' },
    });
    const { raw: _head, ...response } = shownAttempt(of, ['secret']).response!;
    const shown = { ...shownAttempt(of, ['secret']), response };
    const texts = JSON.stringify(shown, (name, value: unknown) =>
      name === 'raw' ? undefined : value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(texts).not.toContain('secret');
    expect(Buffer.from(shown.unreadable!).toString()).toBe('a *** came');
  });
});
