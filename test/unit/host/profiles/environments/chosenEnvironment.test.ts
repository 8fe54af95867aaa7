import { describe, expect, it } from 'vitest';
import {
  ChosenEnvironment,
  holdingEnvironment,
} from '../../../../../src/host/profiles/environments/chosenEnvironment.ts';

describe('ChosenEnvironment', () => {
  it('is remembered', async () => {
    const kept = new Map<string, unknown>();
    const memory = {
      get: <T>(key: string) => kept.get(key) as T | undefined,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    };
    expect(new ChosenEnvironment(memory).name).toBeUndefined();
    await new ChosenEnvironment(memory).choose('dev');
    expect(new ChosenEnvironment(memory).name).toBe('dev');
  });
});

describe('holdingEnvironment', () => {
  const dev = new Map([['host', 'a']]);
  const prod = new Map([['host', 'b']]);
  const byName = new Map([
    ['dev', dev],
    ['prod', prod],
  ]);

  it.each([
    ['prod', undefined, { name: 'prod', values: prod }],
    [undefined, 'dev', { name: 'dev', values: dev }],
    ['prod', 'dev', { name: 'prod', values: prod }],
    ['gone', 'dev', { name: 'dev', values: dev }],
    ['gone', undefined, undefined],
    [undefined, undefined, undefined],
  ])('with %s chosen and %s as default', (chosen, byDefault, holding) => {
    const environments = byDefault === undefined ? { byName } : { byName, default: byDefault };
    expect(holdingEnvironment(environments, chosen)).toEqual(holding);
  });
});
