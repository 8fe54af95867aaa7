/** Sentences and numbers of the statistics. */
import type { Compression, Overhead, Percentiles, Statistics } from '../../src/contract/statistics.ts';
import { formatCount, formatPlural, formatVolume } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import type { Rates } from './series.ts';

const prefixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** `4 to 7 B`; of class 0 `empty`. See `DirectionStatistics.sizeClasses`. */
export function classText(at: number): string {
  if (at === 0) return 'empty';
  if (at === 1) return '1 B';
  if (at < 11) return `${2 ** (at - 1)} to ${formatCount(2 ** at - 1)} B`;
  const step = Math.floor((at - 1) / 10);
  const from = 2 ** ((at - 1) % 10);
  return `${from} to ${formatCount(2 * from)} ${prefixes[step]!}B`;
}

/** A share, to a tenth of a percent; `<0.1%` and `>99.9%` where it is not nothing, or not all. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0%';
  if (part >= whole) return '100%';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return '<0.1%';
  return percent > 99.9 ? '>99.9%' : `${percent.toFixed(1)}%`;
}

/** Durations of which none, or less than can be told, was measured are not `0 µs`. */
export function durationText(value: number, { count }: Pick<Percentiles, 'count'>): string {
  if (count === 0) return '–';
  return value < 0.001 ? '<1 µs' : formatDuration(value);
}

export function sizeText(value: number, { count }: Pick<Percentiles, 'count'>): string {
  return count === 0 ? '–' : formatVolume(value);
}

/** How long a span is: `10 ms`, `2 s`, `1 min`, `12 h`, `1 d`. */
export function spanText(width: number): string {
  const units: [number, string][] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [length, unit] = units.find(([length]) => width >= length) ?? [1, 'ms'];
  return `${formatCount(width / length)} ${unit}`;
}

/** What compression saved, and of which messages that is said. */
export function compressionText({ messages, inflated, inflatedWire, inflatedPayload, refused }: Compression): string {
  if (messages === 0) return 'No compressed message.';
  const sentences: string[] = [];
  if (inflated > 0) {
    const saved = inflatedPayload - inflatedWire;
    const result =
      saved >= 0 ? `${shareText(saved, inflatedPayload)} saved` : `${formatVolume(-saved)} more than without`;
    const isPart = inflated + refused < messages;
    const part = `, in the ${formatCount(inflated)} of ${formatPlural(messages, 'message')} that are inflated so far`;
    const lengths = `${formatVolume(inflatedPayload)} took ${formatVolume(inflatedWire)} on the wire`;
    sentences.push(`${result}: ${lengths}${isPart ? part : ''}.`);
  } else if (refused < messages) sentences.push(`${formatPlural(messages, 'message')}, none of them inflated yet.`);
  if (refused > 0) sentences.push(`${formatPlural(refused, 'message')} could not be inflated.`);
  return sentences.join(' ');
}

/** What the framing costs beside messages. */
export function overheadText(
  { headers, controlPayload }: Overhead,
  { in: received, out }: Statistics['directions'],
): string {
  const frames = received.frames + out.frames;
  const bytes = received.bytes + out.bytes;
  const mean = frames === 0 ? '' : `, ${(headers / frames).toFixed(1)} B a frame`;
  return `${formatVolume(headers + controlPayload)}, ${shareText(headers + controlPayload, bytes)} of all bytes: frame headers ${formatVolume(headers)}${mean}; payloads of control frames ${formatVolume(controlPayload)}.`;
}

/** The formula, with its numbers. */
export function httpText({ http }: Overhead): string {
  const { exchanges, requestHead, answerHead, bytes } = http;
  if (requestHead + answerHead === 0) return 'There is no handshake to reckon with.';
  return `${formatPlural(exchanges, 'exchange')} × (${formatCount(requestHead)} B request head + ${formatCount(answerHead)} B answer head) = ${formatVolume(bytes)}`;
}

/** How many times more. */
export function timesText(more: number, less: number): string {
  if (less <= 0 || more <= 0) return '';
  const times = more / less;
  return times < 1
    ? `${times.toFixed(2)} times`
    : `${times < 10 ? times.toFixed(1) : formatCount(Math.round(times))} times`;
}

/** A chart in a sentence, for those who do not see it: the newest and the greatest of each direction. */
export function chartText(name: string, rates: Rates, format: (value: number) => string): string {
  const side = (word: string, values: readonly number[]): string =>
    `${word} ${format(values.at(-1) ?? 0)} last, ${format(Math.max(0, ...values))} at most`;
  return `${name}: ${side('received', rates.in)}; ${side('sent', rates.out)}`;
}
