import { describe, expect, it } from 'vitest';
import { addressLines, connectFinding } from '../../../../src/engine/doctor/connect.ts';
import { attempt, error, examined, profile, target } from './attempts.ts';

function told(code: string, fields = {}, by = profile()) {
  return connectFinding(examined(attempt({ stage: 'connect', error: error(code), ...fields }), by));
}

describe('a transport that could not be made', () => {
  it.each([
    ['ECONNREFUSED', 'refused', /Nothing listens on port 80 of “example\.test”/],
    ['EPERM', 'refused', /does not allow the connection/],
    ['EHOSTUNREACH', 'unreachable', /no route/],
    ['EADDRNOTAVAIL', 'unreachable', /no route/],
    ['ETIMEDOUT', 'connect-timeout', /did not answer/],
  ])('%s is %s', (why, code, cause) => {
    expect(told(why)).toMatchObject({ code, stage: 'connect', cause: expect.stringMatching(cause) as string });
  });

  it('is of other kinds too', () => {
    expect(told('constructor')).toBeUndefined();
    expect(told('ECONNREFUSED', { stage: 'response' })).toBeUndefined();
    expect(connectFinding(examined(attempt({ stage: 'connect' })))).toBeUndefined();
  });

  it('says where localhost is', () => {
    expect(told('ECONNREFUSED', { target: target('ws://localhost:9/') })?.remedy).toMatch(/where this extension runs/);
  });

  it('was tried by one kind of address alone', () => {
    expect(told('ENETUNREACH', {}, profile({ family: 'ipv6' }))?.fix).toMatchObject({ profile: { family: null } });
    expect(told('ECONNREFUSED', {}, profile({ family: 'ipv6' }))?.fix).toBeUndefined();
  });

  it('shows the addresses', () => {
    const of = attempt({ error: error('E'), addresses: ['::1', '127.0.0.1'] });
    expect(addressLines(of, 'words')).toEqual(['[::1]:80: E', '127.0.0.1:80: E', 'words']);
  });

  it.each([
    ['ENOENT', 'name-not-found', 'name'],
    ['ECONNREFUSED', 'refused', 'connect'],
    ['ENOTSOCK', 'refused', 'connect'],
    ['EACCES', 'refused', 'connect'],
  ])('as a Unix socket, %s is %s', (why, code, stage) => {
    const unix = { ...target('ws://localhost/'), socketPath: '/run/app.sock' };
    expect(told(why, { target: unix })).toMatchObject({ code, stage, evidence: `/run/app.sock: ${why}\n${why}` });
    expect(told('EOTHER', { target: unix })).toBeUndefined();
  });
});
