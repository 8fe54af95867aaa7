import { describe, expect, it } from 'vitest';
import { matches, type Candidate } from '../../../../src/engine/filter/match.ts';
import { parseFilter } from '../../../../src/engine/filter/parse.ts';

function candidate(direction: 'in' | 'out', opcode: number, text: string): Candidate {
  return { direction, opcode, text: () => text, lowerText: () => text.toLowerCase() };
}

const tick = candidate('in', 1, '{"type":"Tick","sym":"ETH"}');

describe('matches', () => {
  it.each([
    ['', true],
    ['tick', true],
    ['TICK eth', true],
    ['btc', false],
    ['btc or eth', true],
    ['-btc', true],
    ['/"Tick"/', true],
    ['/"tick"/', false],
    ['/"tick"/i', true],
    ['dir:in op:text', true],
    ['dir:out', false],
    ['op:ping or (eth -dir:out)', true],
  ])('%j of a tick: %s', (filter, expected) => {
    expect(matches(parseFilter(filter).filter, tick)).toBe(expected);
  });

  it('asks for no text where the direction decides', () => {
    const dear: Candidate = { ...tick, lowerText: () => expect.unreachable() };
    expect(matches(parseFilter('dir:out eth').filter, dear)).toBe(false);
  });
});
