import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { scenarioText } from '../../../../src/host/scenarios/scenarioText.ts';

const all = {
  name: 'all there is',
  target: 'feed',
  capture: 'c',
  pace: { original: 2 },
  loops: 3,
  timeout: 100,
  variables: { a: [1] },
  answer: { path: '$.type', is: { deep: ['${a}'] } },
  steps: [
    { send: 'text', at: 0, original: 1 },
    { send: { json: { b: '${a}' } }, fragments: [1], compress: false },
    { send: { hex: 'ff' }, answer: 'none' },
    { send: 'a', answer: 'id' },
    { send: 'a', answer: 2 },
    { send: '{}', answer: { same: '$.key', in: '$.for' } },
    { ping: 'a', answer: { same: '$.key' } },
    { send: 'as bytes', binary: true },
    { ping: { hex: '00' } },
    { pong: '' },
    { frame: { opcode: 3, fin: false, rsv: 1, mask: false, payload: { hex: '' } } },
    { wait: 5 },
    {
      expect: {
        is: 'text',
        text: 't',
        regex: '/a/i',
        json: null,
        like: {},
        paths: { '$.a': { '>': 1, '<': 3 }, '$.b': { '==': { exists: true } }, '$.c': { matches: '/x/' } },
        schema: { type: 'object' },
        extract: { v: '$.a', w: '/b/' },
      },
      within: 5,
      next: true,
    },
    { expect: [{ hex: 'ff' }, { is: 'close', code: 1000 }], inAnyOrder: true },
    { never: { text: 'x' }, within: 7 },
    { close: 4000, reason: 'r' },
    { close: true },
  ],
};

describe('a scenario that is written', () => {
  it('is read as it was', () => {
    const { scenario, problems } = parseScenario(JSON.stringify(all));
    expect(problems).toEqual([]);
    const text = scenarioText({ ...scenario!, target: 'feed' });
    const again = parseScenario(text);
    expect(again.problems).toEqual([]);
    expect(again.scenario).toEqual(scenario);
    expect(again.target).toEqual({ kind: 'profile', name: 'feed' });
    expect(scenarioText({ ...again.scenario!, target: 'feed' })).toBe(text);
  });

  it('has a line for a step that fits', () => {
    const { scenario } = parseScenario('{"steps":[{"send":{"json":{"a":1}},"at":0},{"wait":5}]}');
    expect(scenarioText(scenario!)).toBe(
      '{\n  "pace": "asFast",\n  "timeout": 5000,\n  "steps": [\n    {"send":{"json":{"a":1}},"at":0},\n    {"wait":5}\n  ]\n}\n',
    );
  });
});
