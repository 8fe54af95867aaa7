import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/contract/finding.ts';
import type { Handshake, Head } from '../../../src/contract/model.ts';
import { attemptDiagnosis, recordedDiagnosis } from '../../../src/engine/diagnosis.ts';
import type { Attempt } from '../../../src/engine/net/attempt.ts';

const head: Head = { startLine: 'GET / HTTP/1.1', headers: [], raw: new Uint8Array() };
const finding: Finding = { code: 'c', severity: 'error', stage: 'tls', evidence: 'e', cause: 'c.', remedy: 'r.' };
const handshake: Handshake = { request: head, timings: { connect: 2, upgrade: 3 }, checks: [], findings: [finding] };

const attempt: Attempt = {
  target: { url: 'wss://a.test/', secure: true, host: 'a.test', port: 443, path: '/' },
  stage: 'tls',
  timings: { name: 1, connect: 2 },
  proxy: { url: 'http://proxy.test:3128', kind: 'http', source: 'HTTPS_PROXY', authenticated: false, request: head },
  tls: { version: 'TLSv1.3', cipher: 'x', verified: false, unverified: 'CERT_HAS_EXPIRED', chain: [] },
  checks: [],
  offered: { subprotocols: [], extensions: '', key: '' },
};

describe('a diagnosis', () => {
  it('tells what was seen before a request was written', () => {
    expect(attemptDiagnosis(attempt, [finding], null)).toEqual({
      stage: 'tls',
      timings: { name: 1, connect: 2 },
      checks: [],
      tls: attempt.tls,
      proxy: { request: head },
      via: { url: 'http://proxy.test:3128', source: 'HTTPS_PROXY' },
      findings: [finding],
    });
  });

  it('tells the handshake, with the findings that there are now', () => {
    const told = attemptDiagnosis({ ...attempt, stage: 'open' }, [], handshake);
    expect(told).toMatchObject({ request: head, timings: handshake.timings, stage: 'open', findings: [] });
  });

  it('tells of a record what is in it', () => {
    expect(recordedDiagnosis(handshake, true)).toEqual({ ...handshake, stage: 'open' });
    expect(recordedDiagnosis({ request: head, timings: {}, checks: [] }, false)).toEqual({
      request: head,
      timings: {},
      checks: [],
      findings: [],
      stage: 'response',
    });
    expect(recordedDiagnosis(null, true)).toBeNull();
  });
});
