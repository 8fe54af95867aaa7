/** The handshake's stages on one scale. */
import type { Handshake } from '../../src/contract/model.ts';

export interface Stage {
  id: keyof Handshake['timings'];
  name: string;
  title: string;
  /** Milliseconds. */
  duration: number;
  /** Where it begins and how long it is, as parts of the whole from 0 to 1. */
  start: number;
  share: number;
}

const names: readonly Pick<Stage, 'id' | 'name' | 'title'>[] = [
  { id: 'name', name: 'Name', title: 'Looking up the host’s address' },
  { id: 'connect', name: 'Connect', title: 'Opening the TCP connection' },
  { id: 'tls', name: 'TLS', title: 'The TLS handshake' },
  { id: 'upgrade', name: 'Upgrade', title: 'From the request to the end of the answer’s head' },
];

/** Those that happened, in their order; one follows the other. */
export function stagesOf(timings: Handshake['timings']): Stage[] {
  const measured = names.flatMap((stage) => {
    const duration = timings[stage.id];
    return duration === undefined ? [] : [{ ...stage, duration }];
  });
  const whole = measured.reduce((sum, { duration }) => sum + duration, 0) || 1;
  let start = 0;
  return measured.map((stage) => {
    const placed = { ...stage, start: start / whole, share: stage.duration / whole };
    start += stage.duration;
    return placed;
  });
}
