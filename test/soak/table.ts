import type { TimedSample } from './flatness.ts';

const columns: readonly [title: string, value: (sample: TimedSample) => string][] = [
  ['minute', ({ minutes }) => minutes.toFixed(1)],
  ['rounds', ({ rounds }) => String(rounds)],
  ['frames', ({ frames }) => String(frames)],
  ['rss MiB', ({ rss }) => mebibytes(rss)],
  ['heap MiB', ({ heapUsed }) => mebibytes(heapUsed)],
  ['external MiB', ({ external }) => mebibytes(external)],
  ['buffers MiB', ({ arrayBuffers }) => mebibytes(arrayBuffers)],
  ['open files', ({ descriptors }) => (descriptors === undefined ? '?' : String(descriptors))],
  ['captures', ({ captures }) => String(captures)],
  ['on disk MiB', ({ stored }) => mebibytes(stored)],
];

const width = 14;

export function tableHead(): string {
  return columns.map(([title]) => title.padStart(width)).join('');
}

export function tableRow(sample: TimedSample): string {
  return columns.map(([, value]) => value(sample).padStart(width)).join('');
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
