import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../src/engine/filter/candidate.ts';
import { bitsOf } from '../../../../src/engine/filter/candidate.ts';
import { compile } from '../../../../src/engine/filter/compile.ts';
import type { Condition } from '../../../../src/engine/filter/condition.ts';
import { inTurn, leftToRegex, matches, matchesText } from '../../../../src/engine/filter/match.ts';
import { readFilter } from '../../../../src/filterLanguage/read.ts';

const started = new Date(2026, 0, 2, 9, 0).getTime();

function candidate(text: string): Candidate {
  return {
    bits: bitsOf(0x81, 0),
    marker: false,
    id: 7,
    size: () => text.length,
    wire: () => text.length + 2,
    time: () => new Date(2026, 0, 2, 16, 20, 1, 300).getTime(),
    gap: () => 200.5,
    reply: () => 12.5,
    unanswered: () => false,
    closeCode: () => 0,
    fin: () => true,
    violation: () => 0,
    contains: (needle) => text.toLowerCase().includes(needle.text),
    text: () => text,
    folded: (part) => part.toLowerCase(),
    json: () => JSON.parse(text) as unknown,
    decoded: (decoder) => (decoder === 'jsonrpc' ? (JSON.parse(text) as unknown) : undefined),
    bookmarked: () => true,
    note: () => 'To Do',
  };
}

const holds = (filter: string, row: Candidate): boolean => matches(compile(readFilter(filter).filter, started), row);

const unanswered: Candidate = { ...candidate('asked'), reply: () => NaN, unanswered: () => true };

const marker: Candidate = { ...candidate('ended'), bits: bitsOf(0x1f, 32), marker: true, closeCode: () => 1006 };

const tick = candidate('{"type":"Tick","sym":"ETH","price":7.5,"n":null,"tags":["a","b"]}');

describe('matches', () => {
  it.each([
    ['jsonrpc.sym:eth', true],
    ['jsonrpc.sym=eth', false],
    ['mqtt.sym:eth', false],
    ['jsonrpc.price:7.5 jsonrpc.price>7', true],
    ['jsonrpc.tags:b', true],
    ['-jsonrpc.none:any', true],
    ['', true],
    ['tick', true],
    ['TICK eth', true],
    ['btc', false],
    ['btc or eth', true],
    ['-btc', true],
    ['/"Tick"/', true],
    ['/"tick"/', false],
    ['/"tick"/i', true],
    ['reply>12ms reply<13ms reply:any', true],
    ['reply>12.5ms', false],
    ['reply:none', false],
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
    ['id:7 id>=7 id<8', true],
    ['id!=7', false],
    ['gap>200ms gap<0.3s', true],
    ['gap>201ms', false],
    ['time>16:20:01.29', true],
    ['time>16:20:01.3', false],
    ['time>=16:20:01.3', true],
    ['time:16:20', true],
    ['time:16:20:01', true],
    ['time:16:20:01.2', false],
    ['time!=16:19', true],
    ['fin:true masked:false rsv:0 compressed:false', true],
    ['fin:false or masked:true or rsv:any or rsv1:true', false],
    ['rsv2:false -rsv3:true', true],
    ['close:any', false],
    ['close!=1000', false],
    ['violation:any', false],
    ['bookmarked note:"to do" note:any', true],
    ['bookmarked:false', false],
    ['note:done', false],
  ])('%j of a tick: %s', (filter, expected) => {
    expect(holds(filter, tick)).toBe(expected);
  });

  it.each([
    ['ended', true],
    ['dir:in', false],
    ['op:15', false],
    ['size:5', false],
    ['size!=5', false],
    ['fin:true', false],
    ['fin:false', false],
    ['masked:false', false],
    ['rsv:1', false],
    ['rsv:any', false],
    ['close:1006', true],
    ['close>=1000 close<1006', false],
    ['id:7 gap>1ms time>16:00', true],
    ['-dir:in', true],
  ])('%j of a marker: %s', (filter, expected) => {
    expect(holds(filter, marker)).toBe(expected);
  });

  it.each([
    ['violation:any', true],
    ['violation:reserved-opcode', true],
    ['violation:invalid-utf8', false],
    ['rsv:any', true],
    ['rsv:5', true],
    ['rsv:4', false],
    ['rsv1:true rsv2:false rsv3:true', true],
    ['dir:out masked:true', true],
    ['compressed:true', true],
    ['gap>0s', false],
    ['gap!=5s', false],
  ])('%j of the first frame, which is wrong: %s', (filter, expected) => {
    const wrong = { ...tick, bits: bitsOf(0xd3, 1 | 2 | 4 | 8), violation: () => 1, gap: () => NaN };
    expect(holds(filter, wrong)).toBe(expected);
  });

  it('takes a request without a reply for one that has no time', () => {
    expect(holds('reply:none', unanswered)).toBe(true);
    for (const filter of ['reply:any', 'reply>0ms', 'reply<1m', 'reply!=5ms']) {
      expect(holds(filter, unanswered)).toBe(false);
    }
  });

  it('asks for no text where the direction decides', () => {
    const dear: Candidate = { ...tick, contains: () => expect.unreachable() };
    expect(holds('dir:out eth', dear)).toBe(false);
  });
});

describe('what is left to regular expressions', () => {
  const left = (filter: string): boolean | string => {
    const rest = leftToRegex(compile(readFilter(filter).filter, started), tick);
    const told = (one: Condition): string =>
      one.kind === 'regex' ? one.regex.source : `${one.kind}(${one.operands.map(told).join(' ')})`;
    return typeof rest === 'boolean' ? rest : told(rest);
  };

  it.each([
    ['tick', true],
    ['/a/', 'a'],
    ['-/a/', 'not(a)'],
    ['tick /a/', 'a'],
    ['btc /a/', false],
    ['btc or /a/', 'a'],
    ['tick or /a/', true],
    ['/a/ tick -/b/', 'and(a not(b))'],
    ['(btc or /a/ or /b/) $.price=7.5', 'or(a b)'],
    ['-(tick /a/)', 'not(a)'],
    ['-(btc /a/)', true],
  ])('of %s is %s', (filter, expected) => expect(left(filter)).toEqual(expected));

  it('is the condition itself where nothing of it is known, so that none is made for each row', () => {
    const condition = compile(readFilter('/a/ or -/b/').filter, started);
    expect(leftToRegex(condition, tick)).toBe(condition);
  });

  it.each(['/Tick/', '-/Tick/', '/Tick/ /ETH/', '/Tick/ -/ETH/', '/none/ or /E.H/', '-(/none/ or tick)'])(
    'with the text tells what the whole of %s tells',
    (filter) => {
      const condition = compile(readFilter(filter).filter, started);
      const rest = leftToRegex(condition, tick);
      expect(typeof rest === 'boolean' ? rest : matchesText(rest, tick.text())).toBe(matches(condition, tick));
    },
  );

  it.each([
    ['/a/ $.b=1', ['regex'], ['json']],
    ['$.b=1 /a/', ['json', 'regex'], undefined],
    ['op:text /a/ tick $.b=1 -mqtt.topic:x', ['bits', 'regex', 'text'], ['json', 'not']],
    ['/a/ or $.b=1', ['regex', 'json'], undefined],
  ])('is asked first in %s', (filter, first, then) => {
    const turns = inTurn(compile(readFilter(filter).filter, started));
    const kinds = (condition: Condition | undefined) => condition?.operands.map(({ kind }) => kind);
    expect([kinds(turns.first), kinds(turns.then)]).toEqual([first, then]);
  });
});
