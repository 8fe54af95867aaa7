/** Connections that are lost and made again, with peers for each of them. */
import { onTestFinished } from 'vitest';
import type { ConnectionProfile, SessionSnapshot } from '../../src/contract/model.ts';
import { EngineUnderTest } from './engines.ts';
import { concat, frame } from './frames/index.ts';
import { destroy, peerSequence, send, type PeerScript } from './peers/index.ts';
import { SessionUnderTest } from './sessions.ts';

/** Refuses to be upgraded. */
export const refuses: PeerScript = {
  answer: { statusLine: 'HTTP/1.1 503 Service Unavailable', headers: [['Content-Length', '0']] },
};

/** At once. */
export const quick = { delay: 0, jitter: 0 };

export const text = (payload: string): Uint8Array => frame({ opcode: 'text', payload });

async function peersOf(scripts: PeerScript[]) {
  const sequence = await peerSequence(scripts);
  onTestFinished(() => sequence.stop());
  return sequence;
}

export async function connected(scripts: PeerScript[], profile: Partial<ConnectionProfile> = {}) {
  const sequence = await peersOf(scripts);
  const engine = new EngineUnderTest();
  const refused = await engine.connect({ url: sequence.url, reconnect: quick, ...profile });
  return { sequence, peers: sequence.peers, engine, refused };
}

/** The same with a clock that is told the time. */
export async function clocked(scripts: PeerScript[], profile: Partial<ConnectionProfile> = {}) {
  const sequence = await peersOf(scripts);
  const test = new SessionUnderTest({ url: sequence.url, reconnect: true, ...profile });
  return { sequence, peers: sequence.peers, test, clock: test.clock };
}

/** Says this, and is gone. */
export function says(...payloads: string[]): PeerScript {
  return { steps: [send(concat(...payloads.map(text))), destroy()] };
}

/** It was opened again so many times, and is open now. */
export function isAgain(times: number): (snapshot: SessionSnapshot) => boolean {
  return ({ state, reconnected = 0 }) => state === 'open' && reconnected === times;
}
