/** Sentences and numbers of the statistics. */
import { t } from '../../src/contract/l10n.ts';
import type { Compression, Overhead, Percentiles, Statistics } from '../../src/contract/statistics.ts';
import { formatCount, formatPercent, formatVolume } from '../format/amounts.ts';
import { fixed } from '../format/numbers.ts';
import { formatDuration } from '../format/times.ts';
import type { Rates } from './series.ts';

const prefixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** `4 to 7 B`; of class 0 `empty`. See `DirectionStatistics.sizeClasses`. */
export function classText(at: number): string {
  if (at === 0) return t('empty');
  if (at === 1) return '1 B';
  if (at < 11) return t('{0} to {1}', 2 ** (at - 1), `${formatCount(2 ** at - 1)} B`);
  const step = Math.floor((at - 1) / 10);
  const from = 2 ** ((at - 1) % 10);
  return t('{0} to {1}', from, `${formatCount(2 * from)} ${prefixes[step]!}B`);
}

/** A share, to a tenth of a percent; `<0.1%` and `>99.9%` where it is not nothing, or not all. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return formatPercent('0');
  if (part >= whole) return formatPercent('100');
  const percent = (part / whole) * 100;
  if (percent < 0.1) return `<${formatPercent(fixed(0.1, 1))}`;
  return percent > 99.9 ? `>${formatPercent(fixed(99.9, 1))}` : formatPercent(fixed(percent, 1));
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
export function compressionText(compression: Compression): string {
  const { messages, inflated, refused } = compression;
  if (messages === 0) return t('No compressed message.');
  const sentences: string[] = [];
  if (inflated > 0) sentences.push(savedText(compression));
  else if (refused < messages) {
    sentences.push(
      messages === 1
        ? t('1 message, none of them inflated yet.')
        : t('{0} messages, none of them inflated yet.', formatCount(messages)),
    );
  }
  if (refused > 0) {
    sentences.push(
      refused === 1
        ? t('1 message could not be inflated.')
        : t('{0} messages could not be inflated.', formatCount(refused)),
    );
  }
  return sentences.join(' ');
}

function savedText({ messages, inflated, inflatedWire, inflatedPayload, refused }: Compression): string {
  const saved = inflatedPayload - inflatedWire;
  const lengths = [formatVolume(inflatedPayload), formatVolume(inflatedWire)] as const;
  const isPart = inflated + refused < messages;
  const parts = [formatCount(inflated), formatCount(messages)] as const;
  if (saved >= 0) {
    const share = shareText(saved, inflatedPayload);
    return isPart
      ? t(
          '{0} saved: {1} took {2} on the wire, in the {3} of {4} messages that are inflated so far.',
          share,
          lengths[0],
          lengths[1],
          parts[0],
          parts[1],
        )
      : t('{0} saved: {1} took {2} on the wire.', share, lengths[0], lengths[1]);
  }
  const more = formatVolume(-saved);
  return isPart
    ? t(
        '{0} more than without: {1} took {2} on the wire, in the {3} of {4} messages that are inflated so far.',
        more,
        lengths[0],
        lengths[1],
        parts[0],
        parts[1],
      )
    : t('{0} more than without: {1} took {2} on the wire.', more, lengths[0], lengths[1]);
}

/** What the framing costs beside messages. */
export function overheadText(
  { headers, controlPayload }: Overhead,
  { in: received, out }: Statistics['directions'],
): string {
  const frames = received.frames + out.frames;
  const bytes = received.bytes + out.bytes;
  const words = {
    all: formatVolume(headers + controlPayload),
    share: shareText(headers + controlPayload, bytes),
    headers: formatVolume(headers),
    payloads: formatVolume(controlPayload),
  };
  const { all, share, payloads } = words;
  return frames === 0
    ? t('{all}, {share} of all bytes: frame headers {headers}; payloads of control frames {payloads}.', {
        all,
        share,
        headers: words.headers,
        payloads,
      })
    : t(
        '{all}, {share} of all bytes: frame headers {headers}, {mean} a frame; payloads of control frames {payloads}.',
        { all, share, headers: words.headers, mean: `${fixed(headers / frames, 1)} B`, payloads },
      );
}

/** The formula, with its numbers; `times`: how many times more that is, where it can be told. */
export function httpText({ http }: Overhead, times?: string): string {
  const { exchanges, requestHead, answerHead, bytes } = http;
  if (requestHead + answerHead === 0) return t('There is no handshake to reckon with.');
  const [request, answer] = [`${formatCount(requestHead)} B`, `${formatCount(answerHead)} B`];
  const formula =
    exchanges === 1
      ? t('1 exchange × ({0} request head + {1} answer head) = {2}', request, answer, formatVolume(bytes))
      : t(
          '{0} exchanges × ({1} request head + {2} answer head) = {3}',
          formatCount(exchanges),
          request,
          answer,
          formatVolume(bytes),
        );
  return times === undefined ? formula : t('{0}, {1} times what framing and handshake cost here', formula, times);
}

/** How many times more: `0.50`, `2.5`, `1,204`; undefined where one of them is nothing. */
export function timesMore(more: number, less: number): string | undefined {
  if (less <= 0 || more <= 0) return undefined;
  const times = more / less;
  return times < 10 ? fixed(times, times < 1 ? 2 : 1) : formatCount(Math.round(times));
}

/** A chart in a sentence, for those who do not see it: the newest and the greatest of each direction. */
export function chartText(name: string, rates: Rates, format: (value: number) => string): string {
  const newest = (values: readonly number[]): string => format(values.at(-1) ?? 0);
  const greatest = (values: readonly number[]): string => format(Math.max(0, ...values));
  return t(
    '{0}: received {1} last, {2} at most; sent {3} last, {4} at most',
    name,
    newest(rates.in),
    greatest(rates.in),
    newest(rates.out),
    greatest(rates.out),
  );
}
