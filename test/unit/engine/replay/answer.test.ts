import { describe, expect, it } from 'vitest';
import type { AnswerRule } from '../../../../src/contract/replay.ts';
import { answers, awaitedAnswer, awaitedWords, requestedBy, type Said } from '../../../../src/engine/replay/answer.ts';
import { noJson } from '../../../../src/engine/replay/received.ts';

const said = (json: unknown): Said => ({
  isText: true,
  bytes: new TextEncoder().encode(json === noJson ? 'no JSON' : JSON.stringify(json)),
  json,
});

interface Case {
  rule?: AnswerRule;
  original: unknown;
  next?: unknown[];
  later?: unknown[];
  sent?: unknown;
  words: string;
}

const cases: Record<string, Case> = {
  'its id, as it is sent now': { original: { id: 1 }, next: [{ id: 1 }], sent: { id: 7 }, words: 'the answer to 7' },
  'an answer that came late': {
    original: { requestId: 'x' },
    later: [{}, { requestId: 'x' }],
    words: 'the answer to "x"',
  },
  'as many messages, where nothing ties them': { original: { id: 1 }, next: [noJson, { id: 2 }], words: '2 messages' },
  'nothing, where nothing came': { original: { id: 1 }, later: [{ id: 2 }], words: 'nothing' },
  'a value at its path': {
    rule: { kind: 'correlation', path: '$.a' },
    original: { a: 'x' },
    next: [{ a: 'x' }],
    words: 'a message with $.a == "x"',
  },
  'a value at another path': {
    rule: { kind: 'correlation', path: '$.a', answer: '$.b.c' },
    original: { a: 2 },
    next: [{ b: { c: 2 } }],
    sent: { a: 3 },
    words: 'a message with $.b.c == 3',
  },
  'nothing where its original got none': {
    rule: { kind: 'correlation', path: '$.a' },
    original: { a: 2 },
    next: [{ a: 3 }],
    words: 'nothing',
  },
  'what its original got': {
    rule: { kind: 'path', path: '$.type' },
    original: {},
    next: [noJson, { type: 'ok' }, { type: 'no' }],
    words: 'a message with $.type == "ok"',
  },
  'a number of messages': { rule: { kind: 'count' }, original: { id: 1 }, next: [{ id: 1 }], words: 'a message' },
};

describe('what a message waits for', () => {
  it.each(Object.entries(cases))(
    'is %s',
    (_name, { rule = { kind: 'auto' }, original, next = [], later = [], sent, words }) => {
      const about = {
        original: said(original),
        next: next.map(said),
        later: later.map(said),
        sent: said(sent ?? original),
      };
      const awaited = awaitedAnswer(rule, about);
      expect(awaited === undefined ? 'nothing' : awaitedWords(awaited)).toBe(words);
    },
  );

  it('is the answer to its request where there is no original', () => {
    expect(requestedBy(said({ method: 'm', id: 3 }))).toEqual({ kind: 'id', id: 3 });
    expect(requestedBy(said({ method: 'm' }))).toBeUndefined();
    expect(requestedBy(said(noJson))).toBeUndefined();
  });
});

describe('an answer', () => {
  it('has the value, or the id of the request, or is any where they are counted', () => {
    const value = { kind: 'value', path: ['id'], value: 1 } as const;
    expect(answers(value, said({ id: 1 }))).toBe(true);
    expect(answers(value, said({ id: '1' }))).toBe(false);
    expect(answers(value, said(noJson))).toBe(false);
    expect(answers({ kind: 'id', id: 1 }, said({ id: 1, result: 0 }))).toBe(true);
    expect(answers({ kind: 'id', id: 1 }, said({ id: 1, method: 'm' }))).toBe(false);
    expect(answers({ kind: 'count', count: 2 }, said(noJson))).toBe(true);
  });
});
