import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/host/scenarios/scenarioFile.ts';
import { temporaryFolder } from '../../support/captures.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { frame } from '../../support/frames/index.ts';
import { awaitFrames, rawPeer, send, type PeerScript } from '../../support/peers/index.ts';
import { useTerminalProgram } from '../../support/terminal/terminalProgram.ts';
import { useDemoServer } from '../demo/useDemoServer.ts';

const program = useTerminalProgram();
const demo = useDemoServer();

function scenarioFile(written: object, folder = temporaryFolder()): string {
  const path = join(folder, 'one.wsreplay.json');
  writeFileSync(path, JSON.stringify(written, null, 2));
  return path;
}

const chat = {
  name: 'join a room',
  steps: [
    { expect: { paths: { '$.type': 'welcome' } }, extract: { guest: '$.name' } },
    { send: { json: { type: 'join', room: '${room}', name: 'cli-${guest}' } } },
    { name: 'is told who is there', expect: { like: { type: 'joined', name: 'cli-${guest}' } } },
    { close: 1000 },
  ],
};

/** Answers `hello` with a greeting, then `add` with a sum. */
const server = (greeting: string, sum: number): PeerScript => ({
  steps: [
    awaitFrames(1),
    send(frame({ opcode: 'text', payload: greeting })),
    awaitFrames(2),
    send(frame({ opcode: 'text', payload: JSON.stringify({ sum }) })),
  ],
});

const sums = {
  name: 'sums & "more" <here>',
  timeout: 60_000,
  steps: [
    { send: 'hello' },
    { expect: 'welcome', next: true },
    { send: 'add' },
    { name: 'adds', expect: { json: { sum: 3 } }, next: true },
    { never: { is: 'close' } },
  ],
};

interface Junit {
  testsuites: {
    tests: string;
    failures: string;
    errors: string;
    testsuite: {
      name: string;
      testcase: { name: string; failure?: { message: string; '#text': string }; error?: { message: string } }[];
    };
  };
}

function junit(path: string): Junit['testsuites'] {
  const xml = readFileSync(path, 'utf8');
  const options = { ignoreAttributes: false, attributeNamePrefix: '', isArray: (name: string) => name === 'testcase' };
  // Throws where it is not well formed. What shall take its place brings five more packages.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return (new XMLParser(options).parse(xml, true) as Junit).testsuites;
}

describe('websocket-inspector run', () => {
  it('passes with 0, and leaves nothing behind', async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('websocket-inspector-'));
    const before = left();
    const file = scenarioFile({ ...chat, target: `${demo.url}/chat` });
    const { code, out, errors } = await program.run(['run', file, '--var', 'room=terminal']);
    expect(errors).toBe('');
    expect(out).toContain('✓ join a room');
    expect(out).toContain('2 of 2 expectations met, 2 sent');
    expect(out).toContain('  ✓ is told who is there');
    expect(code).toBe(0);
    expect(left()).toEqual(before);
  });

  it('warns of variables that nobody gives a value, and of no others', async () => {
    const path = scenarioFile({ ...chat, target: `${demo.url}/chat` });
    const dry = await program.run(['run', path, '--dry-run']);
    expect(dry.out).toContain('${room} has no value here.');
    const given = await program.run(['run', path, '--dry-run', '--var', 'room=x']);
    expect(given.out).not.toContain('has no value here.');
  });

  it('comes to the same verdicts as the engine, tells differences, and writes JUnit', async () => {
    const { scenario } = parseScenario(JSON.stringify(sums));
    const engine = new EngineUnderTest();
    await engine.connect((await rawPeer(server('wel\u001bcome', 4))).url);
    const report = await engine.calls.runScenario({ session: 's', scenario: scenario!, fromOpening: true }, never);
    const folder = temporaryFolder();
    const path = join(folder, 'out.xml');
    const file = scenarioFile(sums, folder);
    const peer = await rawPeer(server('wel\u001bcome', 4));
    const { code, out } = await program.run(['run', file, '--url', peer.url, '--junit', path]);
    expect(code).toBe(1);
    expect(out).toContain('  ✗ adds\n');
    expect(out).toContain(`    ${file}:17:17\n`);
    expect(out).toContain('    -  "sum": 3\n    +  "sum": 4\n');
    expect(out).toContain('    +wel\\u001bcome\n');
    const told = junit(path);
    expect(told).toMatchObject({ tests: '3', failures: '2', errors: '0' });
    expect(told.testsuite.name).toBe('sums & "more" <here>');
    const states = told.testsuite.testcase.map(({ failure }) => (failure ? 'failed' : 'passed'));
    expect(states).toEqual(report.verdicts!.map(({ state }) => state));
    expect(told.testsuite.testcase.map(({ failure }) => failure?.message)).toEqual(
      report.verdicts!.map(({ message }) => message),
    );
    expect(told.testsuite.testcase[0]!.failure!['#text']).toContain('wel\ufffdcome');
  });

  it('finds profiles beside the scenario, their environments, and secrets in the environment', async () => {
    const folder = temporaryFolder();
    const peer = await rawPeer({
      steps: [awaitFrames(1), send(frame({ opcode: 'text', payload: 'for s3cret-value' }))],
    });
    mkdirSync(join(folder, '.vscode'));
    mkdirSync(join(folder, 'scenarios'));
    const profiles = {
      environments: {
        here: { address: peer.url, user: 'ann' },
        default: { address: 'ws://127.0.0.1:9', user: 'nobody' },
      },
      profiles: [{ name: 'feed', url: '${address}', headers: [['X-Token', '${secret:api-token}']] }],
    };
    writeFileSync(join(folder, '.vscode/websockets.json'), JSON.stringify(profiles));
    const file = scenarioFile(
      {
        target: 'feed',
        steps: [{ send: '${user} ${secret:api-token} ${env:WSI_PLACE}' }, { expect: 'for someone else' }],
        timeout: 100,
      },
      join(folder, 'scenarios'),
    );
    const env = { WEBSOCKET_INSPECTOR_SECRET_API_TOKEN: 's3cret-value', WSI_PLACE: 'here' };
    const { code, out } = await program.run(['run', file, '--environment', 'here'], { env });
    expect(code).toBe(1);
    const [sent] = await peer.awaitFrames(1);
    expect(Buffer.from(sent!.payload).toString()).toBe('ann s3cret-value here');
    expect(peer.requestHead).toContain('X-Token: s3cret-value');
    expect(out).not.toContain('s3cret-value');
    expect(out).toContain('+for •••');
  });

  it.each([
    [
      'a secret that is not there',
      { target: 'ws://127.0.0.1:9', steps: [{ send: '${secret:a.b}' }] },
      [],
      'WEBSOCKET_INSPECTOR_SECRET_A_B',
    ],
    [
      'a question',
      { target: 'ws://127.0.0.1:9', steps: [{ send: '${input:Which?}' }] },
      [],
      'Nobody can be asked here',
    ],
    ['a variable of nobody', { target: 'ws://127.0.0.1:9', steps: [{ send: '${nobody}' }] }, [], '${nobody}'],
    ['no target', { steps: [] }, [], 'Nothing says what to connect to.'],
    ['a profile that is not there', { target: 'feed', steps: [] }, [], 'There is no profile "feed".'],
    [
      'a scenario with a mistake',
      { steps: [{ sent: 'a' }] },
      [],
      ':3:5: error: `steps[0]` must be an object with one of',
    ],
    [
      'an environment that is not there',
      { target: 'ws://127.0.0.1:9', steps: [] },
      ['--environment', 'x'],
      'There is no environment "x".',
    ],
  ])('ends with a sentence and 2 for %s', async (_name, written, more, sentence) => {
    const { code, out } = await program.run(['run', scenarioFile(written), ...more]);
    expect(out).toContain(sentence);
    expect(code).toBe(2);
  });

  it('ends with 3 where nobody answers, with the doctor’s words', async () => {
    const path = join(temporaryFolder(), 'out.xml');
    const file = scenarioFile({ target: 'ws://127.0.0.1:9', steps: [{ expect: 'a' }] });
    const { code, out } = await program.run(['run', file, '--junit', path]);
    expect(code).toBe(3);
    expect(out).toContain('Nothing listens on port 9');
    expect(junit(path)).toMatchObject({ tests: '1', errors: '1' });
  });

  it('ends with 130 where it is interrupted', async () => {
    const peer = await rawPeer({});
    const file = scenarioFile({ target: peer.url, steps: [{ send: 'a' }, { expect: 'never', within: 1e8 }] });
    const { code, out } = await program.run(['run', file], { interrupt: peer.awaitFrames(1) });
    expect(out).toContain('cancelled');
    expect(code).toBe(130);
  });

  it('tells what would be sent, and connects to nothing', async () => {
    const file = scenarioFile({
      target: 'ws://127.0.0.1:9',
      pace: 'original',
      steps: [{ send: 'a\u0007', at: 5 }, { ping: '' }],
    });
    const { code, out } = await program.run(['run', file, '--dry-run']);
    expect(out).toContain('2 messages would be sent\n  0 ms  text, 2 bytes: a\\u0007\n  ping, 0 bytes: \n');
    expect(code).toBe(0);
  });

  it('says what is wrong with a command line, and how one is written', async () => {
    expect(await program.run(['run'])).toMatchObject({ code: 2 });
    expect(await program.run(['--help'])).toMatchObject({ code: 0, errors: '' });
  });
});
