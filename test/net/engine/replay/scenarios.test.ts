import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import type { ReplayReport } from '../../../../src/contract/replay.ts';
import type { Verdict } from '../../../../src/contract/scenario.ts';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { useDemoServer } from '../../demo/useDemoServer.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { frame } from '../../../support/frames/index.ts';
import { awaitFrames, end, rawPeer, send, type PeerScript } from '../../../support/peers/index.ts';

const demo = useDemoServer();
const text = (payload: unknown): Uint8Array =>
  frame({ opcode: 'text', payload: typeof payload === 'string' ? payload : JSON.stringify(payload) });

/** Runs a scenario that is written as in a file, on a new connection. */
async function run(url: string, written: object, variables = {}) {
  const { scenario, problems } = parseScenario(JSON.stringify(written));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const engine = new EngineUnderTest();
  await engine.connect(url);
  const request = { session: 's', scenario: scenario!, variables, fromOpening: true };
  const report: ReplayReport = await engine.calls.runScenario(request, never);
  return { engine, report };
}

const brief = ({ verdicts = [] }: ReplayReport): string[] =>
  verdicts.map(({ step, part, state }: Verdict) => `${step}.${part} ${state}`);

describe('a scenario', () => {
  it('puts a token that came into what is sent next', async () => {
    const { engine, report } = await run(`${demo.url}/chat`, {
      variables: { room: 'replays' },
      steps: [
        { expect: { paths: { '$.type': 'welcome' } }, extract: { guest: '$.name', number: '/guest-(\\d+)/' } },
        { send: { json: { type: 'join', room: '${room}', name: 'again-${guest}' } } },
        { expect: { like: { type: 'joined', room: '${room}', name: 'again-${guest}', members: ['again-${guest}'] } } },
        { send: { json: { type: 'message', text: 'I was guest ${number}', id: 7 } } },
        { expect: { paths: { '$.ref': 7, '$.text': { matches: '/^I was guest \\d+$/' }, '$.time': { '>': 1e12 } } } },
        { never: { paths: { '$.type': 'error' } } },
        { close: 1000, reason: 'done' },
        { expect: { is: 'close', code: 1000 } },
      ],
    });
    expect(brief(report)).toEqual(['0.0 passed', '2.0 passed', '4.0 passed', '5.0 passed', '7.0 passed']);
    expect(report).toMatchObject({ outcome: 'done', sent: 3 });
    const sent = await engine.brief('dir:out');
    expect(sent[0]).toMatch(/^out text \{"type":"join","room":"replays","name":"again-guest-\d+"\}$/);
    expect(sent[2]).toBe('out close 1000 done');
    expect((await engine.rows('dir:out'))[0]!.replayed).toEqual({});
  });

  it('expects of what a decoder reads: MessagePack by its fields', async () => {
    const packed = (value: unknown) => frame({ opcode: 'binary', payload: encode(value, { useBigInt64: true }) });
    const peer = await rawPeer({
      steps: [send(packed({ type: 'tick', sym: 'ETH', price: 5, big: 2n ** 60n })), end()],
    });
    const { report } = await run(peer.url, {
      steps: [
        { expect: { paths: { '$.sym': 'ETH', '$.price': { '>': 4 } } }, extract: { what: '$.type' } },
        { expect: { like: { type: '${what}' } }, within: 50 },
      ],
    });
    expect(brief(report)).toEqual(['0.0 passed', '1.0 failed']);
    const peerAgain = await rawPeer({ steps: [send(packed({ type: 'tick', price: 3 })), end()] });
    const { report: wrong } = await run(peerAgain.url, { steps: [{ expect: { paths: { '$.price': { '>': 4 } } } }] });
    expect(wrong.verdicts?.[0]).toMatchObject({ state: 'failed', actual: expect.stringContaining('"price": 3') });
  });

  it('waits for the answers that its messages name, before it sends the next one', async () => {
    const peer = await rawPeer({
      steps: [
        awaitFrames(1),
        send(text({ for: 2 })),
        send(text({ for: 1 })),
        awaitFrames(2),
        send(text('one')),
        send(text('two')),
        awaitFrames(3),
        send(text({ state: 'opening' })),
        send(text({ state: 'ready' })),
        awaitFrames(5),
      ],
    });
    const { engine, report } = await run(peer.url, {
      pace: { answers: 60_000 },
      variables: { wanted: 'ready' },
      answer: { path: '$.state', is: '${wanted}' },
      steps: [
        { send: { json: { key: 1 } }, answer: { same: '$.key', in: '$.for' } },
        { send: 'two of them', answer: 2 },
        { send: 'until it is ready' },
        { send: 'nothing', answer: 'none' },
        { send: 'last', answer: { same: '$.key' } },
      ],
    });
    expect(report).toMatchObject({ outcome: 'done', sent: 5 });
    expect(await engine.brief('')).toEqual([
      'out text {"key":1}',
      ...['in text {"for":2}', 'in text {"for":1}', 'out text two of them', 'in text one', 'in text two'],
      ...['out text until it is ready', 'in text {"state":"opening"}', 'in text {"state":"ready"}'],
      ...['out text nothing', 'out text last'],
    ]);
  });

  it('breaks off where the answer that a message names does not come', async () => {
    const peer = await rawPeer({ steps: [awaitFrames(1), send(text({ for: 2 })), awaitFrames(9)] });
    const { report } = await run(peer.url, {
      pace: { answers: 50 },
      steps: [{ send: { json: { key: 1 } }, answer: { same: '$.key', in: '$.for' } }, { send: 'never' }],
    });
    expect(report).toMatchObject({ outcome: 'broken', sent: 1, failure: { code: 'no-answer' } });
  });

  const conversation = {
    timeout: 60_000,
    steps: [
      { send: 'hello' },
      { expect: { like: { type: 'welcome', user: { name: 'ann' } } }, next: true },
      { send: { json: { op: 'add', a: 1, b: 2 } } },
      { expect: { paths: { '$.sum': 3, '$.took': { '<': 100 } } }, next: true },
      { send: 'bye' },
      { expect: 'good bye', next: true },
      {
        expect: { schema: { type: 'object', required: ['left'], properties: { left: { type: 'integer' } } } },
        next: true,
      },
    ],
  };
  const served = (answers: [unknown, unknown, unknown, unknown]): PeerScript => ({
    steps: [
      awaitFrames(1),
      send(text(answers[0])),
      awaitFrames(2),
      send(text(answers[1])),
      awaitFrames(3),
      send(text(answers[2])),
      send(text(answers[3])),
    ],
  });

  it('passes where the server answers as it should', async () => {
    const right = [
      { type: 'welcome', id: 5, user: { name: 'ann', age: 4 } },
      { sum: 3, took: 4 },
      'good bye',
      { left: 1 },
    ];
    const peer = await rawPeer(served(right as [unknown, unknown, unknown, unknown]));
    const { report } = await run(peer.url, conversation);
    expect(report.verdicts!.map(({ state }) => state)).toEqual(Array(4).fill('passed'));
    expect(report.verdicts!.map(({ row }) => row)).toEqual([2, 4, 6, 7]);
  });

  it('tells what came in the place of what was expected where the server has changed', async () => {
    const changed = [
      { user: { age: 4, name: 'bob' }, id: 5, type: 'hello' },
      { sum: 12, took: 400 },
      'good bye',
      { left: 'x' },
    ];
    const peer = await rawPeer(served(changed as [unknown, unknown, unknown, unknown]));
    const { report } = await run(peer.url, conversation);
    expect(report.outcome).toBe('done');
    expect(brief(report)).toEqual(['1.0 failed', '3.0 failed', '5.0 passed', '6.0 failed']);
    const [welcome, sum, , left] = report.verdicts!;
    const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
    expect(welcome).toMatchObject({
      expected: pretty({ user: { age: 4, name: 'ann' }, id: 5, type: 'welcome' }),
      actual: pretty({ user: { age: 4, name: 'bob' }, id: 5, type: 'hello' }),
      message: '$.type is "hello", not "welcome". $.user.name is "bob", not "ann".',
      row: 2,
    });
    expect(sum).toMatchObject({
      expected: pretty({ sum: 3, took: '< 100' }),
      actual: pretty({ sum: 12, took: 400 }),
      message: '$.sum is 12, and should be: == 3. $.took is 400, and should be: < 100.',
    });
    expect(left!.message).toMatch(/#\/left.*type "string" is invalid.*integer/i);
    expect(left!.actual).toBe('{"left":"x"}');
  });

  it('passes over what is not meant, in order or in any order, and names what comes nearest where nothing is', async () => {
    const many = [{ n: 1 }, { n: 2, b: 1 }, { n: 3 }, 'noise', { n: 4 }];
    const script = { steps: [...many.map((one) => send(text(one))), end()] };
    const { report } = await run((await rawPeer(script)).url, {
      steps: [
        { expect: [{ json: { n: 3 } }, { json: { b: 1, n: 2 } }], inAnyOrder: true },
        { expect: { json: { n: 1 } } },
        { expect: [{ json: { n: 4 } }, { json: { n: 2 } }] },
      ],
    });
    expect(brief(report)).toEqual(['0.0 passed', '0.1 passed', '1.0 failed', '2.0 passed', '2.1 failed']);
    // It was before what the step before was met by; of what came after it, this is the nearest.
    expect(report.verdicts![2]).toMatchObject({ actual: '{\n  "n": 4\n}', expected: '{\n  "n": 1\n}', row: 5 });
    expect(report.verdicts![2]!.message).toMatch(/^It did not come before the connection ended\. What came: /);
    expect(report.verdicts![4]).toMatchObject({ actual: '', expected: '{\n  "n": 2\n}' });
  });

  it('fails for what must not come, during a time or to the end', async () => {
    const script = { steps: [send(text('fine')), awaitFrames(1), send(text('an error')), end()] };
    const { report, engine } = await run((await rawPeer(script)).url, {
      steps: [
        { never: { regex: '/error/' } },
        { expect: 'fine' },
        { send: 'provoke' },
        { never: { regex: '/error/' }, within: 60_000 },
        { never: 'something else', within: 60_000 },
      ],
    });
    expect(brief(report)).toEqual(['0.0 failed', '1.0 passed', '3.0 failed', '4.0 passed']);
    expect(report.verdicts![2]).toMatchObject({ message: 'It came, and must not have.', actual: 'an error', row: 3 });
    expect(await engine.brief('dir:out op:text')).toEqual(['out text provoke']);
  });

  it('waits for nothing more where a variable has no value, and tells what it has not come to', async () => {
    const { report } = await run((await rawPeer({ steps: [send(text({ a: 1 }))] })).url, {
      steps: [
        { expect: { like: { a: 1 } }, extract: { token: '$.b' } },
        { send: 'token ${token}' },
        { expect: 'never come to' },
      ],
    });
    expect(brief(report)).toEqual(['0.0 failed', '2.0 missed']);
    expect(report.verdicts![0]!.message).toBe('There is nothing at $.b.');
    expect(report).toMatchObject({ outcome: 'broken', sent: 0, failure: { code: 'unresolved-variable' } });
    expect(report.failure!.message).toBe('Step 2 of the scenario could not be sent.');
  });

  it('takes values from whoever runs it, and keeps their types', async () => {
    const peer = await rawPeer({});
    const written = {
      variables: { id: 1, user: 'nobody' },
      pace: { every: 0 },
      loops: 2,
      steps: [{ send: { json: { id: '${id}', user: '${user}', path: '${env:HOME}/${id}' } } }, { ping: '${user}' }],
    };
    const { report } = await run(peer.url, written, { id: 7, 'env:HOME': '/home/ann' });
    expect(report.sent).toBe(4);
    const payloads = (await peer.awaitFrames(4)).map(({ payload }) => Buffer.from(payload).toString());
    expect(payloads).toEqual([1, 2].flatMap(() => ['{"id":7,"user":"nobody","path":"/home/ann/7"}', 'nobody']));
  });

  it('has variables that have a value of themselves', async () => {
    const peer = await rawPeer({});
    await run(peer.url, { steps: [{ send: '${counter} ${uuid}' }, { send: '${counter} ${timestamp} ${now}' }] });
    const [one, two] = (await peer.awaitFrames(2)).map(({ payload }) => Buffer.from(payload).toString());
    expect(one).toMatch(/^1 [\da-f]{8}-[\da-f]{4}-4/);
    expect(two).toMatch(/^2 \d{10} \d{4}-\d\d-\d\dT/);
  });

  it('is told before it runs', async () => {
    const { scenario } = parseScenario(
      '{"pace":"original","steps":[{"send":"a","at":100},{"expect":"b","extract":{"t":"/./"}},{"send":{"hex":"ff"},"at":150,"original":7},{"send":"${t}"}]}',
    );
    const engine = new EngineUnderTest();
    const planned = await engine.calls.planScenario({ session: 's', scenario: scenario! }, never);
    expect(planned).toEqual({
      total: 3,
      sends: [
        { at: 0, kind: 'text', length: 1, preview: 'a' },
        { at: 50, original: 7, kind: 'binary', length: 1, preview: 'ff' },
        { kind: 'text', length: 4, preview: '${t}' },
      ],
    });
  });
});
