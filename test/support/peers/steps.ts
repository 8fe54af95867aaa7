/** Steps of a raw peer's script. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RawPeer } from './rawPeer.ts';

export type Step = (peer: RawPeer) => Promise<unknown> | undefined;

/** Writes bytes; `cuts` are the offsets at which they are split into several writes. */
export function send(bytes: Uint8Array, cuts?: readonly number[]): Step {
  return (peer) => peer.write(bytes, cuts);
}

/** Waits until so many whole frames have come since the handshake. */
export function awaitFrames(count: number): Step {
  return (peer) => peer.awaitFrames(count);
}

/** Waits until so many bytes have come after the request head. */
export function awaitBytes(count: number): Step {
  return (peer) => peer.awaitBytes(count);
}

/** Waits for the test. */
export function awaitSignal(signal: Promise<unknown>): Step {
  return () => signal;
}

/** Says nothing for so many milliseconds: what an idle time-out is made of. */
export function staySilent(milliseconds: number): Step {
  return () => pause(milliseconds);
}

/** Ends our half of the connection. */
export function end(): Step {
  return (peer) => {
    peer.end();
    return undefined;
  };
}

/** Drops the connection. */
export function destroy(): Step {
  return (peer) => {
    peer.destroy();
    return undefined;
  };
}

/** Drops the connection with RST. */
export function reset(): Step {
  return (peer) => {
    peer.reset();
    return undefined;
  };
}
