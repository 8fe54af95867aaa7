/** What the command line says. */
import { parseArgs } from 'node:util';

export interface RunOptions {
  files: string[];
  /** Name of the profile that is connected to, in the place of the scenario's target. */
  profile?: string;
  url?: string;
  /** The file that profiles are read from. */
  profiles?: string;
  environment?: string;
  variables: Record<string, string>;
  /** Where JUnit XML is written. */
  junit?: string;
  dryRun: boolean;
  /** Milliseconds until an unanswered handshake fails. */
  connectTimeout: number;
}

export type CommandLine = { kind: 'run'; options: RunOptions } | { kind: 'help' } | { kind: 'wrong'; why: string };

export const usage = `Usage: websocket-inspector run [options] FILE.wsreplay.json…

Runs scenarios: sends their messages and checks what comes.

  --profile NAME       connect to this profile in the place of the scenario's target
  --url ADDRESS        connect to this address in the place of the scenario's target
  --profiles FILE      profiles and environments; .vscode/websockets.json beside the scenario or above it by default
  --environment NAME   the environment that holds
  --var NAME=VALUE     a variable's value; may be repeated
  --junit FILE         write the results as JUnit XML
  --dry-run            tell what would be sent; connect to nothing
  --connect-timeout N  milliseconds to wait for the answer to a handshake; 10000 by default
  --help

\${secret:name} is read from the environment variable WEBSOCKET_INSPECTOR_SECRET_NAME.

Exit codes: 0 all expectations were met, 1 some were not, 2 the command line or a scenario is wrong,
3 a connection could not be made or a scenario not be ended, 130 interrupted.
`;

const defaultTimeout = 10_000;

export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    return read(args);
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}

function read(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      url: { type: 'string' },
      profiles: { type: 'string' },
      environment: { type: 'string' },
      var: { type: 'string', multiple: true },
      junit: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'connect-timeout': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help' };
  const [command, ...files] = positionals;
  if (command === undefined) return { kind: 'help' };
  if (command !== 'run')
    return { kind: 'wrong', why: `There is no command ${JSON.stringify(command)}; there is: run.` };
  if (files.length === 0) return { kind: 'wrong', why: 'No file is named.' };
  if (values.profile !== undefined && values.url !== undefined) {
    return { kind: 'wrong', why: 'Either --profile or --url says what is connected to.' };
  }
  const connectTimeout = Number(values['connect-timeout'] ?? defaultTimeout);
  if (!(connectTimeout > 0)) return { kind: 'wrong', why: '--connect-timeout is a number of milliseconds.' };
  const variables = (values.var ?? []).map(readVariable);
  const { profile, url, profiles, environment, junit } = values;
  return {
    kind: 'run',
    options: {
      files,
      variables: Object.fromEntries(variables),
      dryRun: values['dry-run'] ?? false,
      connectTimeout,
      ...(profile === undefined ? {} : { profile }),
      ...(url === undefined ? {} : { url }),
      ...(profiles === undefined ? {} : { profiles }),
      ...(environment === undefined ? {} : { environment }),
      ...(junit === undefined ? {} : { junit }),
    },
  };
}

function readVariable(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`--var ${text}: write NAME=VALUE.`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}
