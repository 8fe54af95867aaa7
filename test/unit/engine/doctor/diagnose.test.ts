import { describe, expect, it } from 'vitest';
import { severities } from '../../../../src/engine/doctor/codes.ts';
import { diagnose } from '../../../../src/engine/doctor/diagnose.ts';
import { answered, codes, first, profile, switching } from './attempts.ts';
import { answeredRows, offering, subprotocols } from './answeredRows.ts';
import { unansweredRows } from './unansweredRows.ts';

const rows = [...unansweredRows, ...answeredRows];

describe('diagnose', () => {
  it.each(rows)('$when: $codes', ({ of, codes: expected, evidence, profile: fields = {} }) => {
    const found = diagnose(of, profile({ url: of.target.url, ...fields }));
    expect(found.map(({ code }) => code)).toEqual(expected);
    for (const part of evidence) {
      if (typeof part === 'string') expect(found[0]!.evidence).toContain(part);
      else expect(found[0]!.evidence).toMatch(part);
    }
    for (const { cause, remedy } of found) {
      for (const sentence of [cause, remedy]) {
        expect(sentence).toMatch(/^[^\s].+[.…]$/);
        expect(sentence).not.toMatch(/please|undefined|null|NaN/i);
      }
    }
  });

  it('has at least one row for each code that one attempt can show', () => {
    const later = ['closed-at-once', 'idle-timeout', 'affinity-lost'];
    const shown = new Set(rows.flatMap((row) => row.codes));
    expect(Object.keys(severities).filter((code) => !shown.has(code) && !later.includes(code))).toEqual([]);
  });

  it('finds nothing on good connections', () => {
    expect(codes(answered(switching))).toEqual([]);
    expect(
      codes(
        answered(
          [...switching, 'Sec-WebSocket-Protocol: v2', 'Sec-WebSocket-Extensions: permessage-deflate'],
          undefined,
          { headers: [...offering.headers, ...subprotocols.headers], fields: { stage: 'open' } },
        ),
      ),
    ).toEqual([]);
  });

  it('tells all that is wrong with a 101, the grave things first', () => {
    const of = answered(
      ['HTTP/1.0 101 x', 'Sec-WebSocket-Extensions: x', 'Sec-WebSocket-Protocol: v1'],
      undefined,
      subprotocols,
    );
    expect(codes(of)).toEqual([
      'missing-upgrade',
      'missing-connection',
      'bad-accept',
      'unexpected-extension',
      'unexpected-subprotocol',
      'http-1.0',
    ]);
    expect(first(of).severity).toBe('error');
  });

  it('says that a redirect was followed, after what came of it', () => {
    const redirects = [{ url: 'ws://a.test/', status: 302, location: 'ws://b.test/', omitted: ['Cookie'] }];
    const good = diagnose(answered(switching, undefined, { fields: { redirects } }), profile());
    expect(good).toMatchObject([{ code: 'redirect', severity: 'info' }]);
    expect(codes(answered(['HTTP/1.1 404 x'], undefined, { fields: { redirects } }))).toEqual([
      'not-found',
      'redirect',
    ]);
  });
});
