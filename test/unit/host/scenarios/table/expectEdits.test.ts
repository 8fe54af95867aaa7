import { applyEdits } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import type { TableEdit } from '../../../../../src/contract/scenarioTable.ts';
import { tableEdits } from '../../../../../src/host/scenarios/table/tableEdits.ts';
import { scenarioTable } from '../../../../../src/host/scenarios/table/tableView.ts';

const written = `{
  "steps": [
    { "expect": "a", "within": 5 }, // first
    { "expect": ["a", { "like": { "b": 1 } }], "inAnyOrder": true },
    { "never": { "regex": "/error/" } },
    { "send": "x", "answer": { "same": "$.key", "in": "$.for" } },
  ],
}`;

const edited = (edit: TableEdit, text = written): string => applyEdits(text, tableEdits(text, edit));

describe('an edit of what is expected', () => {
  it('is of its step and its place, and leaves the rest', () => {
    expect(edited({ kind: 'match', step: 1, part: 0, form: 'text', value: 'c' })).toContain('["c", { "like"');
    expect(edited({ kind: 'matchForm', step: 2, part: 0, form: 'text' })).toContain('{ "never": { "text": "error" } }');
    expect(edited({ kind: 'addMatch', step: 0 })).toContain('{ "expect": ["a", {"like":{}}], "within": 5 }, // first');
    expect(scenarioTable(edited({ kind: 'addMatch', step: 1 }), 1, 0).steps[1]!.expects!.matches).toHaveLength(3);
    expect(scenarioTable(edited({ kind: 'removeMatch', step: 1, part: 0 }), 1, 0).steps[1]!.expects!.matches).toEqual([
      { form: 'like', value: '{"b":1}' },
    ]);
    expect(edited({ kind: 'within', step: 0, within: 70 })).toContain('"within": 70 }, // first');
    expect(edited({ kind: 'within', step: 0, within: undefined })).not.toContain('within');
    expect(edited({ kind: 'expectFlag', step: 0, flag: 'next', on: true })).toContain('"next": true');
    expect(edited({ kind: 'expectFlag', step: 1, flag: 'inAnyOrder', on: false })).not.toContain('inAnyOrder');
  });

  it('is refused where nothing is expected, or it is not there', () => {
    for (const edit of [
      { kind: 'match', step: 3, part: 0, form: 'text', value: '' },
      { kind: 'match', step: 0, part: 1, form: 'text', value: '' },
      { kind: 'addMatch', step: 2 },
      { kind: 'removeMatch', step: 0, part: 0 },
      { kind: 'removeMatch', step: 1, part: 2 },
      { kind: 'answer', step: 9, answer: { kind: 'id' } },
      { kind: 'answer', step: 3, answer: { kind: 'same', path: 'key' } },
    ] as const satisfies TableEdit[])
      expect(() => edited(edit), JSON.stringify(edit)).toThrow('It was not changed.');
  });

  it('says what a message waits for, and what all of them do', () => {
    expect(edited({ kind: 'answer', step: 3, answer: { kind: 'count', count: 2 } })).toContain('"answer": 2');
    expect(edited({ kind: 'answer', step: 3, answer: undefined })).not.toContain('answer');
    const all = edited({ kind: 'answer', step: undefined, answer: { kind: 'none' } });
    expect(scenarioTable(all, 1, 0).answer).toEqual({ kind: 'none' });
  });
});

describe('the table of what is expected', () => {
  it('has each expectation, and how it is waited for', () => {
    expect(scenarioTable(written, 1, 0).steps.map(({ expects, answer }) => expects ?? answer)).toEqual([
      { matches: [{ form: 'text', value: 'a' }], within: 5, inAnyOrder: false, next: false },
      {
        matches: [
          { form: 'text', value: 'a' },
          { form: 'like', value: '{"b":1}' },
        ],
        inAnyOrder: true,
        next: false,
      },
      { matches: [{ form: 'regex', value: '/error/' }], inAnyOrder: false, next: false },
      { kind: 'same', path: '$.key', in: '$.for' },
    ]);
  });
});
