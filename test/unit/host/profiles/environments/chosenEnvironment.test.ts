import { describe, expect, it } from 'vitest';
import type { Environments } from '../../../../../src/host/profiles/environments/environmentFields.ts';
import {
  ChosenEnvironment,
  environmentChoices,
  environmentsInForce,
  holdingEnvironment,
} from '../../../../../src/host/profiles/environments/chosenEnvironment.ts';

describe('ChosenEnvironment', () => {
  it('tells when it changes', async () => {
    const chosen = new ChosenEnvironment({ get: () => undefined, update: () => Promise.resolve() });
    let told = 0;
    const listening = chosen.onDidChoose(() => told++);
    await chosen.choose('dev');
    listening.dispose();
    await chosen.choose('prod');
    expect(told).toBe(1);
  });

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

describe('several files', () => {
  const environments = (byDefault: string | undefined, ...names: string[]): Environments => ({
    byName: new Map(names.map((name) => [name, new Map()])),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  });
  const files = [
    { title: 'api', environments: environments(undefined, 'dev', 'prod') },
    { title: 'web', environments: environments('local', 'local', 'prod') },
    { title: 'User', environments: environments(undefined) },
  ];

  it('offer each name once', () => {
    expect(environmentChoices(files)).toEqual([
      { name: 'dev', files: ['api'] },
      { name: 'prod', files: ['api', 'web'] },
      { name: 'local', files: ['web'] },
    ]);
  });

  it('may be in different environments', () => {
    expect(environmentsInForce(files, 'dev')).toEqual([
      { title: 'api', environment: 'dev' },
      { title: 'web', environment: 'local' },
    ]);
    expect(environmentsInForce(files, undefined).map(({ environment }) => environment)).toEqual([undefined, 'local']);
  });
});
