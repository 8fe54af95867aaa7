import { describe, expect, it } from 'vitest';
import { timeFormats } from '../../../../src/contract/panel.ts';
import { rowTime, timeWords } from '../../../../webview/table/rowTime.ts';

const opened = Date.UTC(2026, 2, 1, 16, 20, 1, 337);
const row = { time: opened + 192_337.4, gap: 12.3 };

describe('the column of times', () => {
  it('tells the time of day, here or in UTC', () => {
    expect(rowTime(row, { format: 'utc', opened })).toBe('16:23:13.674');
    expect(rowTime(row, { format: 'absolute', opened })).toMatch(/^\d\d:23:13\.674$/);
  });

  it('tells the time since the opening, before it too, and nothing where there was none', () => {
    expect(rowTime(row, { format: 'sinceOpen', opened })).toBe('00:03:12.337');
    expect(rowTime({ time: opened - 1500 }, { format: 'sinceOpen', opened })).toBe('−00:00:01.500');
    expect(rowTime({ time: opened - 0.2 }, { format: 'sinceOpen', opened })).toBe('00:00:00.000');
    expect(rowTime(row, { format: 'sinceOpen', opened: undefined })).toBe('');
  });

  it('counts from the opening of an earlier connection, where the row is of one', () => {
    const earlier = { time: opened - 500, sinceOpen: 65_000 };
    expect(rowTime(earlier, { format: 'sinceOpen', opened })).toBe('00:01:05.000');
  });

  it('tells the time since the row before, where there is one', () => {
    expect(rowTime(row, { format: 'sincePrevious', opened })).toBe('+12.3 ms');
    expect(rowTime({ time: opened }, { format: 'sincePrevious', opened })).toBe('');
  });

  it('says in its heading which of them it is', () => {
    const headings = timeFormats.map((format) => timeWords(format).heading);
    expect(headings).toEqual(['Time', 'UTC', 'Since open', 'Since previous']);
  });
});
