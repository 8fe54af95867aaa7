import { textLanguage } from '../../contract/l10n.ts';
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

/** `1.5 s`, as in evidence. */
export function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds) / 1_000} s`;
}

/** The same in a sentence, as its language writes it: `1,5 s`. */
export function secondsText(milliseconds: number): string {
  return `${numberText(Math.round(milliseconds) / 1_000)} s`;
}

/** `0.3 ms`, `12 ms`, as in evidence. */
export function milliseconds(value: number): string {
  return `${shortened(value)} ms`;
}

/** The same as its language writes it: `0,3 ms`. */
export function millisecondsText(value: number): string {
  return `${numberText(shortened(value))} ms`;
}

function shortened(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

function numberText(value: number): string {
  return new Intl.NumberFormat(textLanguage(), { maximumFractionDigits: 3, useGrouping: false }).format(value);
}
