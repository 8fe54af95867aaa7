import { describe, expect, it } from 'vitest';
import { change, longerTimeout, otherScheme, otherUrl } from '../../../../src/engine/doctor/profileFix.ts';
import { profile } from './attempts.ts';

describe('a remedy as a change of the profile', () => {
  it.each([
    ['ws://h:1/a', true, 'wss://h:1/a'],
    ['http://h', true, 'wss://h'],
    ['WSS://h', false, 'ws://h'],
    ['wss+unix:/run/s:/', false, 'ws+unix:/run/s:/'],
  ])('%s with the other scheme', (url, secure, other) => {
    expect(otherScheme(profile({ url }), secure)).toMatchObject({ kind: 'change', profile: { url: other } });
  });

  it.each(['ws://me:pw@h/', 'ws://h/?token=abc', 'wss://h/'])('%s is not rewritten', (url) => {
    expect(otherScheme(profile({ url }), true)).toBeUndefined();
  });

  it('writes no address that is not whole', () => {
    expect(otherUrl(profile(), 'ws://h/?a=•••', 'Use')).toBeUndefined();
    expect(otherUrl(profile(), 'ws://h/', 'Use')).toEqual(change('Use', { url: 'ws://h/' }));
  });

  it('waits longer', () => {
    expect(longerTimeout('connect', 1_000)).toEqual(change('Wait 30 s', { timeouts: { connect: 30_000 } }));
    expect(longerTimeout('response', 45_000)).toEqual(change('Wait 90 s', { timeouts: { response: 90_000 } }));
  });
});
