import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../src/contract/model.ts';
import { FindingsOverTime } from '../../../src/engine/findingsOverTime.ts';

function answered(...headers: [string, string][]): Pick<Handshake, 'request' | 'response'> {
  const head = { startLine: '', raw: new Uint8Array(0) };
  return { request: { ...head, headers: [] }, response: { ...head, status: 101, headers } };
}

function ended(opened: number, closed: number, code: number, by: 'peer' | 'nobody' = 'nobody') {
  return { opened, closed, close: { code, reason: '', by } };
}

function codes(findings: FindingsOverTime): string[] {
  return findings.all.map(({ code }) => code);
}

describe('FindingsOverTime', () => {
  it('has what is found in one connection after the other', () => {
    const findings = new FindingsOverTime();
    findings.opened(answered(['X-Served-By', 'a']));
    expect(codes(findings)).toEqual([]);
    for (let start = 0; start < 30_000; start += 10_000) findings.ended(ended(start, start + 5_000, 1006));
    expect(codes(findings)).toEqual(['idle-timeout']);
    findings.opened(answered(['X-Served-By', 'b']));
    expect(codes(findings)).toEqual(['idle-timeout', 'affinity-lost']);
  });

  it('has the newest finding of each code', () => {
    const findings = new FindingsOverTime();
    for (const name of ['a', 'b', 'c']) findings.opened(answered(['X-Served-By', name]));
    expect(codes(findings)).toEqual(['affinity-lost']);
    expect(findings.all[0]!.evidence).toContain('X-Served-By: c');
  });

  it('knows that a connection was closed at once until another one is open', () => {
    const findings = new FindingsOverTime();
    findings.ended(ended(0, 100, 1008, 'peer'));
    expect(codes(findings)).toEqual(['closed-at-once']);
    findings.opened({ request: answered().request });
    expect(codes(findings)).toEqual([]);
  });
});
