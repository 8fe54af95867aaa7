import { describe, expect, it } from 'vitest';
import type { ScenarioAnswers } from '../../../../src/contract/replay.ts';
import { answerJson } from '../../../../src/host/scenarios/answerField.ts';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { scenarioText, stepJson } from '../../../../src/host/scenarios/scenarioText.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { rawPeer } from '../../../support/peers/index.ts';
import { useDemoServer } from '../../demo/useDemoServer.ts';

const demo = useDemoServer();
const source = { session: 's', rows: { kind: 'all' }, exact: true, answers: 'none' } as const;

describe('a conversation that is saved as a scenario', () => {
  it('is written as a person would write it', async () => {
    const engine = new EngineUnderTest();
    await engine.connect((await rawPeer()).url);
    await engine.send({ kind: 'text', text: '{"a":"${b}"}' });
    await engine.send({ kind: 'text', text: '{ "a": 1 }', fragments: [3] });
    await engine.send({ kind: 'binary', bytes: Uint8Array.of(255) });
    await engine.send({ kind: 'binary', bytes: new Uint8Array(65) });
    await engine.send({ kind: 'binary', bytes: Uint8Array.of(255), binary: false });
    await engine.send({ kind: 'ping', bytes: Uint8Array.of(97) });
    await engine.send({ kind: 'close', code: 4000, reason: '${r}' });
    const steps = await engine.calls.scenarioSteps(source, never);
    const written = steps.map(stepJson).map((step) => ({ ...step, at: undefined, original: undefined }));
    expect(written).toEqual([
      { send: { json: { a: '$${b}' } } },
      { send: '{ "a": 1 }', fragments: [3] },
      { send: { hex: 'ff' } },
      { send: { base64: Buffer.alloc(65).toString('base64') } },
      // It is no UTF-8: no client sends that as text.
      { frame: { opcode: 1, fin: true, rsv: 0, mask: true, payload: { hex: 'ff' } } },
      { ping: 'a' },
      { close: 4000, reason: '$${r}' },
    ]);
  });

  it('passes again, with the answers that it got', async () => {
    const engine = new EngineUnderTest();
    await engine.connect(`${demo.url}/market?rate=0`);
    const said = [
      { type: 'subscribe', id: 1, symbols: ['ETH'] },
      { type: 'nonsense', id: 2 },
    ];
    for (const [place, message] of said.entries()) {
      await engine.send({ kind: 'text', text: JSON.stringify(message) });
      await engine.until(({ frames }) => frames >= 2 * (place + 1));
    }
    const steps = await engine.calls.scenarioSteps({ ...source, answers: 'expected' }, never);
    expect(steps.map(({ kind }) => kind)).toEqual(['send', 'expect', 'send', 'expect']);
    const defaults = { pace: { kind: 'asFast' }, loops: 1, timeout: 20_000, variables: {} } as const;
    const { scenario, problems } = parseScenario(scenarioText({ ...defaults, capture: 's', steps }));
    expect(problems).toEqual([]);
    await engine.connect(`${demo.url}/market`, 10_000, 't');
    const request = { session: 't', scenario: scenario!, fromOpening: true };
    const report = await engine.calls.runScenario(request, never);
    expect(report.verdicts!.map(({ state }) => state)).toEqual(['passed', 'passed']);
    const query = { session: 't', view: 'messages', filter: 'dir:out', start: 0, count: 9 } as const;
    const [first] = await engine.calls.rows(query, never);
    expect(first!.replayed).toMatchObject({ capture: 's' });
  });

  it('says what each message waits for, and waits for it when it is run', async () => {
    const engine = new EngineUnderTest();
    await engine.connect(`${demo.url}/echo`);
    const said = ['{"id":7,"key":"a"}', 'plain', '{"key":"b","type":"${x}"}'];
    for (const [place, text] of said.entries()) {
      await engine.send({ kind: 'text', text });
      await engine.until(({ frames }) => frames === 2 * (place + 1));
    }
    const written = async (answers: ScenarioAnswers): Promise<unknown[]> =>
      (await engine.calls.scenarioSteps({ ...source, answers }, never)).map((step) =>
        'answer' in step ? answerJson(step.answer) : undefined,
      );
    expect(await written({ kind: 'count' })).toEqual([1, 1, 1]);
    expect(await written({ kind: 'correlation', path: '$.key' })).toEqual([
      { same: '$.key' },
      undefined,
      { same: '$.key' },
    ]);
    expect(await written({ kind: 'path', path: '$.type' })).toEqual([
      'none',
      undefined,
      { path: '$.type', is: '$${x}' },
    ]);

    const steps = await engine.calls.scenarioSteps({ ...source, answers: { kind: 'auto' } }, never);
    const pace = { kind: 'answers', timeout: 20_000 } as const;
    const text = scenarioText({ pace, loops: 1, timeout: 5_000, variables: {}, capture: 's', steps });
    expect(text).toContain('"answer":1');
    const { scenario, problems } = parseScenario(text);
    expect(problems).toEqual([]);
    await engine.connect(`${demo.url}/echo`, 10_000, 't');
    const report = await engine.calls.runScenario({ session: 't', scenario: scenario! }, never);
    expect(report).toMatchObject({ outcome: 'done', sent: 3 });
    const query = { session: 't', view: 'messages', filter: '', start: 0, count: 9 } as const;
    const rows = await engine.calls.rows(query, never);
    expect(rows.slice(0, 5).map(({ direction }) => direction)).toEqual(['out', 'in', 'out', 'in', 'out']);
  });
});
