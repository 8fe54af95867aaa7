import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { filterCommands, filterItems } from '../../../../src/host/commands/filterCommands.ts';
import { FilterMemory } from '../../../../src/host/filters/filterMemory.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer, type Answers } from '../support/answers.ts';

describe('commands on filters', () => {
  const held = new Map<string, unknown>();
  const filters = new FilterMemory(
    {
      get: <T>(key: string) => held.get(key) as T | undefined,
      update: (key, value) => Promise.resolve(void held.set(key, value)),
    },
    () => 20,
  );
  const panel = { filter: '', session: { snapshot: { label: 'feed' } }, showFilter: () => undefined };
  const panels = { current: panel };
  const commands = filterCommands({ panels, filters } as unknown as Services);
  let answers: Answers | undefined;

  afterEach(() => answers?.restore());

  it('save the panel’s filter under a name', async () => {
    panel.filter = ' dir:in tick ';
    answers = answer({ input: ['Ticks'] });
    await commands.saveFilter();
    assert.deepEqual(filters.of('feed').saved, [{ name: 'Ticks', text: 'dir:in tick' }]);
  });

  it('say that there is nothing to save', async () => {
    panel.filter = '  ';
    answers = answer({});
    await commands.saveFilter();
    assert.match(answers.asked[0] ?? '', /no filter to save/);
  });

  it('list what has a name, then what was used', async () => {
    await filters.remember('feed', 'error');
    assert.deepEqual(
      filterItems(filters, 'feed').map(({ label }) => label),
      ['saved', 'Ticks', 'recent', 'error'],
    );
    assert.deepEqual(filterItems(filters, 'other'), []);
  });
});
