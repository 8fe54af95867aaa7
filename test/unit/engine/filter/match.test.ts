import { describe, expect, it } from 'vitest';
import { matches, type Candidate } from '../../../../src/engine/filter/match.ts';
import { parseFilter } from '../../../../src/engine/filter/parse.ts';

function candidate(direction: 'in' | 'out', opcode: number, text: string): Candidate {
  return {
    direction,
    opcode,
    marker: false,
    size: () => text.length,
    wire: () => text.length + 2,
    contains: (needle) => text.toLowerCase().includes(needle.text),
    text: () => text,
    json: () => JSON.parse(text) as unknown,
  };
}

const tick = candidate('in', 1, '{"type":"Tick","sym":"ETH","price":7.5,"n":null,"tags":["a","b"]}');

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
    ['size>10', true],
    ['size:65', true],
    ['wire=67 size<1kb', true],
    ['size>=1kib', false],
    ['$.type == "Tick"', true],
    ['$.type==Tick $.price>7', true],
    ['$.price <= 7', false],
    ['$.price == "7.5"', false],
    ['$.type != Tock', true],
    ['$.none != Tock', false],
    ['$.n exists -$.none exists', true],
    ['$.n == null', true],
    ['$.type contains ic', true],
    ['$.tags contains a', true],
    ['$.tags[1] == b', true],
    ['$.__proto__ exists', false],
  ])('%j of a tick: %s', (filter, expected) => {
    expect(matches(parseFilter(filter).filter, tick)).toBe(expected);
  });

  it('asks for no text where the direction decides', () => {
    const dear: Candidate = { ...tick, contains: () => expect.unreachable() };
    expect(matches(parseFilter('dir:out eth').filter, dear)).toBe(false);
  });
});
