import { applyEdits } from 'jsonc-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchForms, type TableEdit } from '../../../../../src/contract/scenarioTable.ts';
import { parseScenario } from '../../../../../src/host/scenarios/scenarioFile.ts';
import { tableEdits } from '../../../../../src/host/scenarios/table/tableEdits.ts';

const written = `{ // why
  "steps": [
    { "send": "a", "binary": true }, // first
    { "name": "bye", "close": true, "at": 3 },
    { "frame": { "opcode": 3, "payload": { "hex": "01" } } },
    { "wait": 5 },
    { "expect": "b" },
  ],
}`;

function edited(edit: TableEdit, text = written): string {
  return applyEdits(text, tableEdits(text, edit));
}

describe('an edit of the table', () => {
  it('writes payloads, close frames and waits in their place', () => {
    expect(edited({ kind: 'value', step: 0, form: 'text', value: '"' })).toContain('{ "send": "\\"", "binary": true }');
    expect(edited({ kind: 'value', step: 2, form: 'hex', value: 'ff' })).toContain(
      '"opcode": 3, "payload": {"hex":"ff"}',
    );
    expect(edited({ kind: 'value', step: 1, form: 'close', value: '1001 away' })).toContain(
      '{ "close": 1001, "reason": "away", "name": "bye", "at": 3 }',
    );
    expect(edited({ kind: 'value', step: 1, form: 'close', value: '' })).toContain('{ "close": true, "name"');
    expect(edited({ kind: 'value', step: 3, form: 'milliseconds', value: '0.5' })).toContain('{ "wait": 0.5 }');
    expect(edited({ kind: 'at', step: 0, at: 7 })).toMatch(/"send": "a", "binary": true, "at": 7|"at": 7/);
  });

  it('refuses what is none', () => {
    for (const edit of [
      { kind: 'value', step: 1, form: 'close', value: 'later' },
      { kind: 'value', step: 1, form: 'close', value: '70000' },
      { kind: 'value', step: 3, form: 'milliseconds', value: '' },
      { kind: 'value', step: 3, form: 'milliseconds', value: '-1' },
      { kind: 'value', step: 4, form: 'text', value: 'no payload' },
      { kind: 'variable', name: '1 2', value: 'x' },
      { kind: 'remove', step: 5 },
      { kind: 'move', step: 0, by: -1 },
    ] as const satisfies TableEdit[])
      expect(() => edited(edit), JSON.stringify(edit)).toThrow('It was not changed.');
    expect(() => edited({ kind: 'insert', step: 0, what: 'send' }, '[]')).toThrow('It was not changed.');
  });

  it('does not touch prototypes, nor what it is not about', () => {
    const text = edited({ kind: 'variable', name: '__proto__', value: '{"a":1}' });
    expect(text).toContain('"__proto__"');
    expect(Object.keys(Object.prototype)).toEqual([]);
    for (const comment of ['// why', '// first']) expect(text).toContain(comment);
  });

  it('leaves a scenario that can be read, whatever is done to it', () => {
    const edit = fc.oneof(
      fc.record({
        kind: fc.constant('insert' as const),
        step: fc.nat(6),
        what: fc.constantFrom('send' as const, 'expect' as const),
      }),
      fc.record({ kind: fc.constant('addMatch' as const), step: fc.nat(6) }),
      fc.record({
        kind: fc.constant('matchForm' as const),
        step: fc.nat(6),
        part: fc.nat(2),
        form: fc.constantFrom(...matchForms),
      }),
      fc.record({
        kind: fc.constant('match' as const),
        step: fc.nat(6),
        part: fc.nat(1),
        form: fc.constantFrom(...matchForms),
        value: fc.string(),
      }),
      fc.record({ kind: fc.constant('remove' as const), step: fc.nat(4) }),
      fc.record({ kind: fc.constant('move' as const), step: fc.nat(4), by: fc.constantFrom(-1 as const, 1 as const) }),
      fc.record({
        kind: fc.constant('value' as const),
        step: fc.constant(0),
        form: fc.constant('text' as const),
        value: fc.string(),
      }),
      fc.record({ kind: fc.constant('loops' as const), loops: fc.integer({ min: 1, max: 9 }) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let text = written;
        for (const one of edits) {
          try {
            text = edited(one, text);
          } catch (error) {
            expect(error).toMatchObject({ message: 'It was not changed.' });
          }
          expect(parseScenario(text).scenario, text).toBeDefined();
        }
      }),
      { numRuns: 150 },
    );
  });
});
