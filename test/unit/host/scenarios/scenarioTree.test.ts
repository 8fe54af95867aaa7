import { expect, it } from 'vitest';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { scenarioTree, usableTree } from '../../../../src/host/scenarios/scenarioTree.ts';
import { scenarioTable } from '../../../../src/host/scenarios/table/tableView.ts';

it('of a text with more levels than can be read is none, and that is said', () => {
  const text = `{"steps":${'['.repeat(200_000)}`;
  expect(scenarioTree(text)).toBe('tooDeep');
  expect(usableTree(text)).toBeUndefined();
  expect(parseScenario(text).problems.map(({ code }) => code)).toEqual(['too-deep']);
  expect(scenarioTable(text, 1, 0)).toMatchObject({ total: 0, problem: expect.stringContaining('too many levels') });
});
