import { describe, expect, it } from 'vitest';
import { summaryOf, type ConnectionMeta } from '../../../../src/engine/capture/connectionMeta.ts';

const from = { in: 0, out: 0 };
const failure = { code: 'refused', message: '', cause: '', remedy: '' };
const close = { code: 1006, reason: '', by: 'nobody' as const };
const handshake = (startLine: string) => ({
  request: { startLine, headers: [], raw: new Uint8Array(0) },
  timings: {},
  checks: [],
});

describe('summaryOf', () => {
  it('has of the last one that was open how it was, and of the last one why it is over', () => {
    const connections: ConnectionMeta[] = [
      { number: 1, started: 1, from, opened: 2, subprotocol: 'a', close, failure, handshake: handshake('1') },
      { number: 2, started: 3, from, opened: 4, extensions: 'b', close, handshake: handshake('2') },
      { number: 3, started: 5, from, failure },
    ];
    expect(summaryOf(connections)).toEqual({ opened: 4, extensions: 'b', close, failure, handshake: handshake('2') });
    expect(summaryOf(connections.slice(0, 2))).not.toHaveProperty('failure');
  });

  it('has nothing of what never was', () => {
    expect(summaryOf([{ number: 1, started: 1, from }])).toEqual({});
  });
});
