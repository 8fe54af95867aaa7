import { describe, expect, it } from 'vitest';
import {
  chartText,
  classText,
  compressionText,
  durationText,
  httpText,
  overheadText,
  shareText,
  sizeText,
  spanText,
  timesMore,
} from '../../../../webview/statistics/words.ts';
import { directionOf, statisticsOf } from './statisticsOf.ts';

const none = { messages: 0, wire: 0, inflated: 0, inflatedWire: 0, inflatedPayload: 0, refused: 0 };

describe('words of the statistics', () => {
  it('name classes of size', () => {
    expect([0, 1, 2, 3, 10, 11, 12, 20, 21, 31].map(classText)).toEqual([
      'empty',
      '1 B',
      '2 to 3 B',
      '4 to 7 B',
      '512 to 1,023 B',
      '1 to 2 KiB',
      '2 to 4 KiB',
      '512 to 1,024 KiB',
      '1 to 2 MiB',
      '1 to 2 GiB',
    ]);
  });

  it('never make something of nothing, or all of not all', () => {
    expect(shareText(0, 10)).toBe('0%');
    expect(shareText(1, 100_000)).toBe('<0.1%');
    expect(shareText(99_999, 100_000)).toBe('>99.9%');
    expect(shareText(10, 10)).toBe('100%');
    expect(shareText(1, 8)).toBe('12.5%');
    expect(shareText(1, 0)).toBe('0%');
  });

  it('tell durations and sizes where some were measured', () => {
    expect(durationText(0, { count: 0 })).toBe('–');
    expect(durationText(0, { count: 3 })).toBe('<1 µs');
    expect(durationText(4.021, { count: 3 })).toBe('4.02 ms');
    expect(sizeText(0, { count: 0 })).toBe('–');
    expect(sizeText(0, { count: 1 })).toBe('0 B');
  });

  it('name spans', () => {
    expect([10, 200, 1000, 120_000, 7_200_000, 864e5].map(spanText)).toEqual([
      '10 ms',
      '200 ms',
      '1 s',
      '2 min',
      '2 h',
      '1 d',
    ]);
  });

  it('say what of compression is counted', () => {
    expect(compressionText(none)).toBe('No compressed message.');
    expect(compressionText({ ...none, messages: 3, wire: 30 })).toBe('3 messages, none of them inflated yet.');
    const all = { messages: 4, wire: 100, inflated: 4, inflatedWire: 100, inflatedPayload: 400, refused: 0 };
    expect(compressionText(all)).toBe('75.0% saved: 400 B took 100 B on the wire.');
    expect(compressionText({ ...all, messages: 9, refused: 1 })).toBe(
      '75.0% saved: 400 B took 100 B on the wire, in the 4 of 9 messages that are inflated so far. 1 message could not be inflated.',
    );
    expect(compressionText({ ...all, inflatedPayload: 60 })).toBe(
      '40 B more than without: 60 B took 100 B on the wire.',
    );
    expect(compressionText({ ...none, messages: 2, refused: 2 })).toBe('2 messages could not be inflated.');
  });

  it('say what framing costs, and what HTTP would', () => {
    const { overhead } = statisticsOf();
    const directions = { in: directionOf({ frames: 3, bytes: 90 }), out: directionOf({ frames: 1, bytes: 10 }) };
    expect(overheadText({ ...overhead, headers: 10, controlPayload: 2 }, directions)).toBe(
      '12 B, 12.0% of all bytes: frame headers 10 B, 2.5 B a frame; payloads of control frames 2 B.',
    );
    expect(httpText(overhead)).toBe('There is no handshake to reckon with.');
    const http = { exchanges: 1000, requestHead: 240, answerHead: 110, bytes: 350_000 };
    expect(httpText({ ...overhead, http })).toBe('1,000 exchanges × (240 B request head + 110 B answer head) = 350 kB');
    const times = [timesMore(100, 0), timesMore(50, 100), timesMore(550, 100), timesMore(123_400, 100)];
    expect(times).toEqual([undefined, '0.50', '5.5', '1,234']);
    expect(httpText({ ...overhead, http: { ...http, exchanges: 1, bytes: 350 } }, '2.5')).toBe(
      '1 exchange × (240 B request head + 110 B answer head) = 350 B, 2.5 times what framing and handshake cost here',
    );
  });

  it('put a chart into a sentence', () => {
    expect(chartText('Frames a second', { in: [1, 9, 4], out: [] }, (value) => `${value}/s`)).toBe(
      'Frames a second: received 4/s last, 9/s at most; sent 0/s last, 0/s at most',
    );
  });
});
