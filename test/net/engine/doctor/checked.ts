import { expect, onTestFinished } from 'vitest';
import type { NetworkSurroundings } from '../../../../src/contract/engine.ts';
import type { Finding } from '../../../../src/contract/finding.ts';
import type { ConnectionProfile, Handshake } from '../../../../src/contract/model.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { rawPeer, type PeerScript } from '../../../support/peers/index.ts';

/** What the engine's `check` says; on a good connection it takes a second. */
export async function checked(profile: ConnectionProfile | string, network?: NetworkSurroundings): Promise<Finding[]> {
  const engine = new EngineUnderTest();
  const { findings } = await engine.calls.check(
    {
      profile: typeof profile === 'string' ? { url: profile } : profile,
      label: 'test',
      timeout: 10_000,
      ...(network === undefined ? {} : { network }),
    },
    never,
  );
  return findings;
}

/** What the engine's `check` says of a peer that plays a script. */
export async function checkedPeer(script: PeerScript, profile: Partial<ConnectionProfile> = {}): Promise<Finding[]> {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  return checked({ url: peer.url, ...profile });
}

/** Connects, which must succeed, and answers with the handshake and what the doctor says of it. */
export async function opened(
  profile: ConnectionProfile | string,
  network?: NetworkSurroundings,
): Promise<Handshake & { findings: Finding[] }> {
  const engine = new EngineUnderTest();
  const whole = typeof profile === 'string' ? { url: profile } : profile;
  onTestFinished(async () => {
    await engine.calls.forget({ session: 's' }, never);
  });
  await engine.calls.connect(
    { session: 's', profile: whole, label: 'test', timeout: 10_000, ...(network === undefined ? {} : { network }) },
    never,
  );
  const handshake = await engine.handshake();
  return { ...handshake, findings: handshake.findings ?? [] };
}

export interface Expected {
  code: string;
  stage: Finding['stage'];
  /** `error` unless said otherwise. */
  severity?: Finding['severity'];
  /** Each is in the evidence. */
  evidence: readonly (string | RegExp)[];
}

/** The first finding is this one, with one sentence of cause and one of remedy. */
export function expectFirst(findings: readonly Finding[], expected: Expected): Finding {
  const [first] = findings;
  if (first === undefined) throw new Error(`There is no finding, in the place of ${expected.code}.`);
  expectFinding(first, expected);
  return first;
}

/** Somewhere among the findings is this one. */
export function expectAmong(findings: readonly Finding[], expected: Expected): Finding {
  const found = findings.find(({ code }) => code === expected.code);
  if (found === undefined)
    throw new Error(`${expected.code} is not among ${findings.map(({ code }) => code).join(', ')}.`);
  expectFinding(found, expected);
  return found;
}

function expectFinding(found: Finding, { code, stage, severity = 'error', evidence }: Expected): void {
  const brief = { code: found.code, stage: found.stage, severity: found.severity };
  expect(brief, found.evidence).toEqual({ code, stage, severity });
  for (const part of evidence) {
    if (typeof part === 'string') expect(found.evidence).toContain(part);
    else expect(found.evidence).toMatch(part);
  }
  for (const sentence of [found.cause, found.remedy]) expect(sentence).toMatch(/^\S.*\.$/);
}
