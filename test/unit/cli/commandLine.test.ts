import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../src/cli/commandLine.ts';
import { exitCode } from '../../../src/cli/exitCode.ts';
import { secretVariable } from '../../../src/cli/profiles.ts';

describe('a command line', () => {
  it('names files, and what they are run with', () => {
    const args = 'run a b --profile p --profiles f --environment e --var x=1 --var y=a=b --junit o --connect-timeout 5';
    expect(readCommandLine(args.split(' '))).toEqual({
      kind: 'run',
      options: {
        files: ['a', 'b'],
        profile: 'p',
        profiles: 'f',
        environment: 'e',
        variables: { x: '1', y: 'a=b' },
        junit: 'o',
        dryRun: false,
        connectTimeout: 5,
      },
    });
  });

  it.each([[[]], [['-h']], [['run', '--help']]])('%j asks for help', (args) => {
    expect(readCommandLine(args)).toEqual({ kind: 'help' });
  });

  it.each([
    [['walk', 'a'], /There is no command "walk"/],
    [['run'], /No file/],
    [['run', 'a', '--url', 'u', '--profile', 'p'], /Either/],
    [['run', 'a', '--var', 'x'], /NAME=VALUE/],
    [['run', 'a', '--connect-timeout', 'x'], /milliseconds/],
    [['run', 'a', '--what'], /--what/],
  ])('%j is wrong', (args, why) => {
    const line = readCommandLine(args);
    expect(line).toMatchObject({ kind: 'wrong', why: expect.stringMatching(why) as string });
  });
});

it('an exit code tells the worst', () => {
  const of = (...verdicts: ('passed' | 'failed' | 'broken' | 'wrong' | 'cancelled')[]) =>
    exitCode(
      verdicts.map((verdict) => ({ verdict })),
      false,
    );
  expect([of(), of('passed'), of('failed', 'passed'), of('failed', 'broken'), of('broken', 'wrong')]).toEqual([
    0, 0, 1, 3, 2,
  ]);
  expect(of('wrong', 'cancelled')).toBe(130);
  expect(exitCode([], true)).toBe(130);
});

it('a secret has an environment variable', () => {
  expect(secretVariable('api-token.v2')).toBe('WEBSOCKET_INSPECTOR_SECRET_API_TOKEN_V2');
});
