import { describe, expect, it } from 'vitest';
import { durationText, markerOf, markerRow } from '../../../../src/engine/capture/markerRow.ts';

const failure = { code: 'heartbeat-timeout', message: 'It does not answer.', cause: '', remedy: '' };
const from = { in: 0, out: 0 };

describe('the row of a marker', () => {
  it('says nothing in the places where a frame would', () => {
    const connections = [{ number: 1, started: 1, from, failure }];
    expect(markerRow(5, 9, { kind: 'ended', connection: 1, code: 1006 }, { connections })).toEqual({
      ...{ id: 5, time: 9, direction: 'none', opcode: 'none', fin: false, rsv: 0, masked: false },
      ...{ wireLength: 0, payloadLength: 0, closeCode: 1006 },
      preview: 'Ended without a close frame: It does not answer.',
      marker: {
        kind: 'ended',
        text: 'Ended without a close frame: It does not answer.',
        failure: 'heartbeat-timeout',
      },
    });
    const failed = markerRow(5, 9, { kind: 'attempt-failed', connection: 7 }, { connections });
    expect(failed).not.toHaveProperty('closeCode');
    expect(failed.preview).toBe('Could not reconnect.');
  });

  it('tells why a reconnect failed, and not twice that it did', () => {
    const failed = (cause: string) =>
      markerOf({ kind: 'attempt-failed', connection: 1 }, 1, { failure: { ...failure, cause } }).text;
    expect(failed('Nothing listens on port 1.')).toBe('Could not reconnect: Nothing listens on port 1.');
    expect(failed('')).toBe('Could not reconnect: It does not answer.');
  });

  it.each([
    ['nobody', 'Ended without a close frame.'],
    ['us', 'Ended without an answer to the close frame.'],
    ['peer', 'Ended without a valid close frame.'],
  ] as const)('of a connection that %s closed', (by, text) => {
    const close = { code: 1006, reason: '', by };
    expect(markerOf({ kind: 'ended', connection: 1 }, 1, { close }).text).toBe(text);
  });

  it('tells since when there was no connection', () => {
    expect(markerOf({ kind: 'reconnected', connection: 2, gap: 4_200 }, 10_000)).toEqual({
      kind: 'reconnected',
      text: 'Reconnected after 4.2 s',
      since: 5_800,
    });
  });
});

describe('durationText', () => {
  it.each([
    [0, '0 ms'],
    [840.4, '840 ms'],
    [999.6, '1.0 s'],
    [4_230, '4.2 s'],
    [59_960, '1 min 0 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [3_599_600, '1 h 0 min'],
  ])('%d', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});
