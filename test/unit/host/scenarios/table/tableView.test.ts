import { describe, expect, it } from 'vitest';
import { longestCell } from '../../../../../src/contract/scenarioTable.ts';
import { scenarioTable } from '../../../../../src/host/scenarios/table/tableView.ts';

describe('the table of a scenario', () => {
  it.each(['', 'null', '[]', '{', '{"steps": 1}', '{"steps": [', '"x"'])('is empty for %j, and says why', (text) => {
    expect(scenarioTable(text, 3, 0)).toMatchObject({ version: 3, steps: [], total: 0, problem: expect.any(String) });
  });

  it('shows what can be read beside what cannot', () => {
    const { steps, problem, pace } = scenarioTable('{"pace": 7, "steps": [{"send": 1}, {"ping": "a"}, 5]}', 1, 0);
    expect(pace).toBeUndefined();
    expect(problem).toBeDefined();
    expect(steps.map(({ kind, form, value }) => [kind, form, value])).toEqual([
      ['none', undefined, '{"send":1}'],
      ['ping', 'text', 'a'],
      ['none', undefined, '5'],
    ]);
  });

  it('names what it connects to, and cuts what is too long to be edited here', () => {
    const text = JSON.stringify({
      target: { name: 'mine', url: 'ws://a' },
      variables: { __proto__: 1, a: { b: [1] } },
      steps: [{ send: 'x'.repeat(longestCell + 1) }],
    });
    const { target, variables, steps } = scenarioTable(text, 1, 0);
    expect(target).toBe('mine');
    expect(variables).toEqual([{ name: 'a', value: { b: [1] } }]);
    expect(steps[0]).not.toHaveProperty('form');
    expect(steps[0]!.value).toHaveLength(longestCell + 1);
  });

  it('has a page that begins where it is asked to', () => {
    const text = JSON.stringify({ steps: Array.from({ length: 500 }, (_, wait) => ({ wait })) });
    const { steps, total } = scenarioTable(text, 1, 400);
    expect([steps.length, steps[0]!.step, steps[0]!.value, total]).toEqual([100, 400, '400', 500]);
  });
});
