import { describe, expect, it } from 'vitest';
import { mergedProfile } from '../../../../src/host/doctor/mergedProfile.ts';

describe('a profile with a change', () => {
  it('has objects merged, lists replaced, and fields taken away by null', () => {
    const profile = { url: 'ws://a', origin: 'x', tls: { servername: 's', ca: 'a.pem' }, subprotocols: ['a'] };
    const changed = mergedProfile(profile, { origin: null, tls: { ca: ['a.pem', 'b.pem'] }, subprotocols: ['b'] });
    expect(changed).toEqual({ url: 'ws://a', tls: { servername: 's', ca: ['a.pem', 'b.pem'] }, subprotocols: ['b'] });
    expect(profile.tls.ca).toBe('a.pem');
  });

  it('makes an object of what was none, without its nulls', () => {
    expect(mergedProfile({ reconnect: true }, { reconnect: { attempts: 3, delay: null } })).toEqual({
      reconnect: { attempts: 3 },
    });
  });
});
