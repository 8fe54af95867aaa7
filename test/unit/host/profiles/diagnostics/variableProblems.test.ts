import { describe, expect, it } from 'vitest';
import { fixed, problemsIn, titlesOf } from './problemsIn.ts';

const fileWith = (url: string, environments?: object): object => ({
  ...(environments ? { environments } : {}),
  profiles: [{ name: 'n', url }],
});

const codes = (file: object, folders: string[] = []): [string, string][] =>
  problemsIn(file, folders).map(({ code, marked }) => [code, marked]);

describe('variables', () => {
  it('may come from environments, secrets, inputs and the machine', () => {
    const url = 'ws://${host}/${env:A}/${input:b}/${secret:c}/${workspaceFolder}/${workspaceFolder:web}/$${d}';
    expect(codes(fileWith(url, { dev: { host: 'h' } }), ['web'])).toEqual([]);
  });

  it.each([
    ['ws://${hots}', 'unknown-variable'],
    ['ws://h/${foo:bar}', 'unknown-variable'],
    ['ws://h/${}', 'unknown-variable'],
    ['ws://h/${workspaceFolder:wbe}', 'unknown-folder'],
  ])('are marked in %s', (url, code) => {
    expect(codes(fileWith(url, { dev: { host: 'h' } }), ['web'])).toEqual([[code, JSON.stringify(url)]]);
  });

  it('that only some environments know are told of', () => {
    const [problem] = problemsIn(fileWith('ws://${host}', { dev: { host: 'h' }, prod: {} }));
    expect(problem).toMatchObject({
      code: 'variable-missing',
      severity: 'information',
      text: '${host} has no value in “prod”.',
    });
    expect(
      fixed(fileWith('ws://${host}', { dev: { host: 'h' }, prod: {} }), 'Give ${host} a value in "prod"'),
    ).toMatchObject({ environments: { dev: { host: 'h' }, prod: { host: '' } } });
  });

  it('are changed to what was meant', () => {
    const file = fileWith('ws://${hots}/x', { dev: { host: 'h' } });
    expect(titlesOf(problemsIn(file)[0])).toEqual([
      'Change to ${host}',
      'Give ${hots} a value in "dev"',
      'Change to ${env:hots}',
      'Take it literally: $${',
    ]);
    expect(fixed(file, 'Change to ${host}')).toMatchObject({ profiles: [{ url: 'ws://${host}/x' }] });
    expect(fixed(file, 'Take it literally: $${')).toMatchObject({ profiles: [{ url: 'ws://$${hots}/x' }] });
    expect(fixed(fileWith('ws://h/${secrte:t}'), 'Change to ${secret:t}')).toMatchObject({
      profiles: [{ url: 'ws://h/${secret:t}' }],
    });
    expect(fixed(fileWith('ws://h/${workspaceRoot}'), 'Change to ${workspaceFolder}')).toBeUndefined();
  });

  it('of an environment may use others of it', () => {
    expect(codes(fileWith('ws://${a}', { dev: { a: '${b}:${c}', b: 'h' }, prod: { a: 'p', c: '1' } }))).toEqual([
      ['unknown-variable', '"${b}:${c}"'],
    ]);
  });

  it('that go round in a circle are marked, each', () => {
    const file = fileWith('ws://${x}', { dev: { a: '${b}', b: '${a}', x: '${a}' } });
    expect(problemsIn(file).map(({ code, severity, text }) => [code, severity, text])).toEqual([
      ['variable-cycle', 'error', 'The variables go round in a circle: a → b → a.'],
      ['variable-cycle', 'error', 'The variables go round in a circle: b → a → b.'],
    ]);
  });
});
