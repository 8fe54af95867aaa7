import type { Attempt } from '../net/attempt.ts';

const names = { name: 'name', connect: 'connect', proxy: 'proxy', tls: 'TLS', upgrade: 'answer' } as const;

/** How long the stages took that were passed: `connect 12 ms, TLS 30.5 ms`; undefined where none was. */
export function durationsOf({ timings }: Pick<Attempt, 'timings'>): string | undefined {
  const stages = (Object.keys(names) as (keyof typeof names)[]).flatMap((stage) => {
    const taken = timings[stage];
    return taken === undefined ? [] : [`${names[stage]} ${milliseconds(taken)}`];
  });
  return stages.length === 0 ? undefined : stages.join(', ');
}

/** `0.3 ms`, `12 ms` */
export function milliseconds(value: number): string {
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ms`;
}
