import { describe, expect, it } from 'vitest';
import { openReference, suggestions } from '../../../../../src/host/profiles/completion/variableSuggestions.ts';

const names = {
  environments: {
    byName: new Map([
      ['dev', new Map([['host', 'localhost']])],
      [
        'prod',
        new Map([
          ['host', 'h'],
          ['token', 'plain'],
        ]),
      ],
    ]),
  },
  environment: ['HOME', 'ProgramFiles(x86)'],
  folders: ['api', 'web}$'],
  secrets: ['t'],
  inMessage: false,
};

describe('openReference', () => {
  it.each([
    ['"ws://$', '"ws://'],
    ['"ws://${', '"ws://'],
    ['"${a}${env:HO', '"${a}'],
    ['"$$${x', '"$$'],
    ['"${input:a b', '"'],
  ])('is behind %s', (before, rest) => {
    expect(openReference(before)).toBe(rest.length);
  });

  it.each(['"a', '"${a}', '"$${a', '"$$', '"${a{', ''])('is not behind %j', (before) => {
    expect(openReference(before)).toBeUndefined();
  });
});

describe('suggestions', () => {
  const labels = (typed: string): string[] => suggestions(typed, names).map(({ label }) => label);

  it('are variables, secrets and the kinds at the beginning', () => {
    expect(labels('${')).toEqual([
      '${host}',
      '${token}',
      '${secret:t}',
      '${secret:…}',
      '${input:…}',
      '${env:…}',
      '${workspaceFolder}',
    ]);
    expect(labels('$')).toEqual(labels('${'));
  });

  it('are also what is made at sending, in messages that are sent by hand', () => {
    const labels = suggestions('${', { ...names, inMessage: true }).map(({ label }) => label);
    expect(labels.slice(-6)).toEqual([
      '${workspaceFolder}',
      '${uuid}',
      '${now}',
      '${timestamp}',
      '${timestampMs}',
      '${counter}',
    ]);
  });

  it('are names behind a kind', () => {
    expect(labels('${env:H')).toEqual(['${env:HOME}', '${env:ProgramFiles(x86)}']);
    expect(labels('${secret:')).toEqual(['${secret:t}', '${secret:…}']);
    expect(labels('${workspaceFolder:')).toEqual(['${workspaceFolder:api}', '${workspaceFolder:web}$}']);
  });

  it('say what each environment holds, and tell no secret', () => {
    const [host, token] = suggestions('${', names);
    expect(host!.detail).toBe('dev: localhost, prod: h');
    expect(token!.detail).toBe('prod: •••');
  });

  it('are snippets that write what they are called', () => {
    expect(suggestions('${workspaceFolder:', names).map(({ snippet }) => snippet)).toEqual([
      '\\${workspaceFolder:api\\}',
      '\\${workspaceFolder:web\\}\\$\\}',
    ]);
  });
});
