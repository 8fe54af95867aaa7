import { describe, expect, it } from 'vitest';
import type { AnswerRule } from '../../../../src/contract/replay.ts';
import { answers, awaitedAnswer, awaitedWords } from '../../../../src/engine/replay/answer.ts';
import { noJson } from '../../../../src/engine/replay/received.ts';

const said = (json: unknown) => ({ json });
const message = (json: unknown) => ({ isMessage: true, json });

function words(rule: AnswerRule, original: unknown, next: unknown[], later: unknown[] = [], sent = original): string {
  const about = { original: said(original), next: next.map(said), later: later.map(said), sent: said(sent) };
  const awaited = awaitedAnswer(rule, about);
  return awaited === undefined ? 'nothing' : awaitedWords(awaited);
}

const auto = { kind: 'auto' } as const;

describe('what a message waits for', () => {
  it.each([
    ['its id, as it is sent now', auto, { id: 1 }, [{ id: 1 }], [], { id: 7 }, 'a message with $.id == 7'],
    [
      'what refers to it rather than an id that happens to be its own',
      auto,
      { id: 1 },
      [{ id: 1, ref: 1 }],
      [],
      { id: 1 },
      'a message with $.ref == 1',
    ],
    [
      'an answer that came late',
      auto,
      { seq: 'x' },
      [],
      [{}, { seq: 'x' }],
      { seq: 'x' },
      'a message with $.seq == "x"',
    ],
    ['as many messages, where nothing ties them', auto, { id: 1 }, [noJson, { id: 2 }], [], { id: 1 }, '2 messages'],
    ['nothing, where nothing came', auto, { id: 1 }, [], [{ id: 2 }], { id: 1 }, 'nothing'],
    [
      'a value at its path',
      { kind: 'correlation', path: '$.a' },
      { a: 'x' },
      [{ a: 'x' }],
      [],
      { a: 'x' },
      'a message with $.a == "x"',
    ],
    [
      'a value at another path',
      { kind: 'correlation', path: '$.a', answer: '$.b.c' },
      { a: 2 },
      [{ b: { c: 2 } }],
      [],
      { a: 3 },
      'a message with $.b.c == 3',
    ],
    [
      'nothing where its original got none',
      { kind: 'correlation', path: '$.a' },
      { a: 2 },
      [{ a: 3 }],
      [],
      { a: 2 },
      'nothing',
    ],
    [
      'what its original got',
      { kind: 'path', path: '$.type' },
      {},
      [noJson, { type: 'ok' }, { type: 'no' }],
      [],
      {},
      'a message with $.type == "ok"',
    ],
    ['a number of messages', { kind: 'count' }, { id: 1 }, [{ id: 1 }], [], { id: 1 }, 'a message'],
  ] as const)('%s', (_name, rule, original, next, later, sent, awaited) => {
    expect(words(rule, original, [...next], [...later], sent)).toBe(awaited);
  });
});

describe('an answer', () => {
  it('is a message with the value, or any where they are counted', () => {
    const value = { kind: 'value', path: ['id'], value: 1 } as const;
    expect(answers(value, message({ id: 1 }))).toBe(true);
    expect(answers(value, message({ id: '1' }))).toBe(false);
    expect(answers(value, message(noJson))).toBe(false);
    expect(answers({ kind: 'count', count: 2 }, message(noJson))).toBe(true);
    expect(answers({ kind: 'count', count: 2 }, { isMessage: false, json: 1 })).toBe(false);
  });
});
