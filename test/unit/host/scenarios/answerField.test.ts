import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';

const wrong = (answer: unknown): (string | undefined)[] =>
  parseScenario(JSON.stringify({ steps: [{ send: 'a', answer }] })).problems.map(({ code }) => code);

describe('what a message waits for', () => {
  it.each(['id', 'none', 1, { same: '$.a' }, { same: '$.a', in: '$.b[0]' }, { path: '$.a', is: null }])(
    'is %j',
    (answer) => expect(wrong(answer)).toEqual([]),
  );

  it.each([
    true,
    0,
    1.5,
    'next',
    [],
    {},
    { same: 'a' },
    { path: '$.a' },
    { is: 1 },
    { same: '$.a', path: '$.a', is: 1 },
    { path: '$', is: 1 },
  ])('is not %j', (answer) => expect(wrong(answer)).toHaveLength(1));

  it('is of what is sent alone', () => {
    const { problems } = parseScenario('{"steps":[{"wait":1,"answer":"id"}]}');
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
