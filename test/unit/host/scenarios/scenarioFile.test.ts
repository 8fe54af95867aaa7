import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';

const steps = (...written: unknown[]) => parseScenario(JSON.stringify({ steps: written }));
const read = (written: unknown) => {
  const { scenario, problems } = steps(written);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scenario!.steps[0];
};
const problem = (text: string) =>
  parseScenario(text).problems.map(({ code, offset, length }) => `${code} ${text.slice(offset, offset + length)}`);

describe('a scenario', () => {
  it('has defaults for all but its steps', () => {
    expect(parseScenario('{"steps":[]}')).toEqual({
      scenario: { pace: { kind: 'asFast' }, loops: 1, timeout: 5000, variables: {}, steps: [] },
      target: undefined,
      places: [],
      problems: [],
    });
  });

  it('may have comments, and trailing commas', () => {
    expect(parseScenario('// one\n{"steps": [{"wait": 1}, /* two */],}').problems).toEqual([]);
  });

  it.each([
    ['"ws://localhost:1/feed"', { kind: 'address', url: 'ws://localhost:1/feed' }],
    ['"feed"', { kind: 'profile', name: 'feed' }],
    ['{"url":"ws://a","headers":[["A","b"]]}', { kind: 'inline', profile: { url: 'ws://a', headers: [['A', 'b']] } }],
  ])('connects to %s', (target, meant) => {
    expect(parseScenario(`{"target":${target},"steps":[]}`).target).toEqual(meant);
  });

  it.each([
    ['"original"', { kind: 'original' }],
    ['{"original":0.5}', { kind: 'original', speed: 0.5 }],
    ['{"every":100}', { kind: 'every', interval: 100 }],
    ['"answers"', { kind: 'answers' }],
    ['{"answers":3000}', { kind: 'answers', timeout: 3000 }],
  ])('has the pace %s', (pace, meant) => {
    expect(parseScenario(`{"pace":${pace},"steps":[]}`).scenario!.pace).toEqual(meant);
  });

  it('tells where its steps and expectations stand', () => {
    const text = '{"steps":[{"send":"a"},{"name":"both","expect":["b",{"text":"c"}]},{"never":"d"}]}';
    const places = parseScenario(text).places.map(({ name, offset, length, parts }) => [
      name,
      text.slice(offset, offset + length).length,
      parts.map((part) => text.slice(part.offset, part.offset + part.length)),
    ]);
    expect(places).toEqual([
      [undefined, 12, []],
      ['both', 43, ['"b"', '{"text":"c"}']],
      [undefined, 13, ['"d"']],
    ]);
  });
});

describe('a step', () => {
  it.each([
    ['a text', { send: 'a' }, { kind: 'send', payload: 'a', binary: false }],
    ['bytes', { send: { hex: 'ff' } }, { kind: 'send', payload: { hex: 'ff' }, binary: true }],
    [
      'a message with all there is',
      { send: { json: [1] }, binary: true, fragments: [1, 0], compress: false, at: 1.5, original: 7 },
      { kind: 'send', payload: { json: [1] }, binary: true, fragments: [1, 0], compress: false, at: 1.5, original: 7 },
    ],
    ['a ping', { ping: '' }, { kind: 'ping', payload: '' }],
    ['a close frame', { close: 4000, reason: 'r' }, { kind: 'close', code: 4000, reason: 'r' }],
    ['an empty close frame', { close: true, at: 3 }, { kind: 'close', at: 3 }],
    [
      'a raw frame',
      { frame: { opcode: 11, payload: { hex: '00' }, rsv: 2 } },
      { kind: 'frame', frame: { opcode: 11, fin: true, rsv: 2, mask: true }, payload: { hex: '00' } },
    ],
    ['a wait', { wait: 10 }, { kind: 'wait', time: 10 }],
    [
      'an expectation',
      { expect: 'a', within: 5, next: true },
      {
        kind: 'expect',
        expectations: [{ match: { text: 'a' }, extract: [] }],
        inAnyOrder: false,
        next: true,
        within: 5,
      },
    ],
    ['what must not come', { never: { is: 'close' } }, { kind: 'never', match: { is: 'close' } }],
  ])('is %s', (_name, written, meant) => {
    expect(read(written)).toEqual(meant);
  });

  it('expects all that there is to be expected', () => {
    const written = {
      expect: [
        {
          is: 'text',
          regex: '/a/i',
          json: null,
          like: {},
          paths: { '$.a': 1, '$.b': { '>': 1, '<': 3 }, '$.c': { '==': { '>': 1 } }, '$.d': { matches: 'x' } },
          schema: true,
          extract: { t: '$.a', u: '/(b)/' },
        },
        { is: 'close', code: 1000, hex: '' },
      ],
      inAnyOrder: true,
    };
    expect(read(written)).toEqual({
      kind: 'expect',
      inAnyOrder: true,
      next: false,
      expectations: [
        {
          match: {
            is: 'text',
            regex: { source: 'a', flags: 'i' },
            json: { value: null },
            like: { value: {} },
            paths: [
              { path: '$.a', test: { operator: '==', value: 1 } },
              { path: '$.b', test: { operator: '>', value: 1 } },
              { path: '$.b', test: { operator: '<', value: 3 } },
              { path: '$.c', test: { operator: '==', value: { '>': 1 } } },
              { path: '$.d', test: { operator: 'matches', value: { source: 'x', flags: '' } } },
            ],
            schema: true,
          },
          extract: [
            { name: 't', from: { kind: 'path', path: '$.a' } },
            { name: 'u', from: { kind: 'regex', source: '(b)', flags: '' } },
          ],
        },
        { match: { is: 'close', code: 1000, bytes: { hex: '' } }, extract: [] },
      ],
    });
  });

  it('may extract beside its one expectation', () => {
    expect(read({ expect: {}, extract: { a: '$.b' } })).toMatchObject({
      expectations: [{ extract: [{ name: 'a', from: { kind: 'path', path: '$.b' } }] }],
    });
  });
});

describe('what is wrong is told at its place', () => {
  it.each([
    ['', 'not-an-object '],
    ['[]', 'not-an-object []'],
    ['{}', 'steps-missing {}'],
    ['{"steps":{}}', 'not-a-list {}'],
    ['{"steps":[{}]}', 'steps {}'],
    ['{"steps":[{"send":"a","expect":"b"}]}', 'steps {"send":"a","expect":"b"}'],
    ['{"steps":[{"wait":-1}]}', 'steps.wait -1'],
    ['{"steps":[{"send":{"hex":"f"}}]}', 'message-bytes "f"'],
    ['{"steps":[{"expect":{"hex":"f"}}]}', 'message-bytes "f"'],
    ['{"steps":[{"expect":{"regex":"("}}]}', 'regex "("'],
    ['{"steps":[{"expect":{"regex":"/a/g"}}]}', 'regex "/a/g"'],
    ['{"steps":[{"expect":{"paths":{"a":1}}}]}', 'json-path "a"'],
    ['{"steps":[{"expect":{"paths":{"$.a":{">":true}}}}]}', 'steps.expect.paths.$.a.> true'],
    ['{"steps":[{"expect":{"schema":1}}]}', 'steps.expect.schema 1'],
    ['{"steps":[{"expect":{"is":"text","code":1000}}]}', 'match {"is":"text","code":1000}'],
    ['{"steps":[{"expect":{},"extract":{"a":"$b"}}]}', 'json-path "$b"'],
    ['{"steps":[{"expect":{},"extract":{"1":"$.b"}}]}', 'variable-name "1"'],
    ['{"steps":[{"expect":[{},{}],"extract":{}}]}', 'extract {}'],
    ['{"steps":[{"close":true,"reason":"r"}]}', 'close-reason {"close":true,"reason":"r"}'],
    ['{"steps":[{"close":7}]}', 'steps.close 7'],
    ['{"steps":[{"frame":{}}]}', 'frame.opcode {}'],
    ['{"steps":[{"send":"a","fragment":1}]}', 'unknown-field "fragment"'],
    ['{"step":[],"steps":[]}', 'unknown-field "step"'],
    ['{"pace":{"every":1,"original":1},"steps":[]}', 'pace {"every":1,"original":1}'],
    ['{"pace":{"original":101},"steps":[]}', 'pace.original 101'],
    ['{"loops":0,"steps":[]}', 'loops 0'],
    ['{"target":{},"steps":[]}', 'url-missing {}'],
    ['{"variables":{"a b":1},"steps":[]}', 'variable-name "a b"'],
    ['{"steps":[{"send":"${a}"}]}', 'unknown-variable "${a}"'],
    ['{"steps":[{"send":{"json":{"name":"${a}"}}}]}', 'unknown-variable "${a}"'],
    ['{"steps":[{"expect":{"like":{"regex":"${a}"}}}]}', 'unknown-variable "${a}"'],
    ['{"steps":[{"expect":{"paths":{"$.b":{"==":"${a}"}}}}]}', 'unknown-variable "${a}"'],
    ['{"steps":[{"close":1000,"reason":"${}"}]}', 'not-a-variable "${}"'],
  ])('%s', (text, told) => {
    expect(problem(text)).toContain(told);
  });

  it.each([
    '{"variables":{"a":1},"steps":[{"send":"${a} $${b} ${env:HOME} ${secret:s} ${input:Which?}"}]}',
    '{"steps":[{"expect":{"regex":"${a}","schema":{"const":"${a}"}},"extract":{"a":"$.b"}},{"send":"${a}"}]}',
    '{"steps":[{"name":"${a}","expect":[{"extract":{"a":"$.b"}},"c"]},{"send":"${a}"}]}',
  ])('and nothing in %s', (text) => {
    expect(problem(text)).toEqual([]);
  });

  it('where JSON is broken', () => {
    expect(parseScenario('{"steps":[').problems[0]).toMatchObject({ code: 'json', severity: 'error' });
    expect(parseScenario('{"steps":[').scenario).toBeUndefined();
  });

  it('and a scenario with a warning can be used', () => {
    expect(parseScenario('{"steps":[{"send":"${a}"}]}').scenario!.steps).toHaveLength(1);
  });
});
