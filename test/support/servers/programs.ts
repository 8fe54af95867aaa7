/** The programs of the system that tests on the network run against. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstall } from '../debian.ts';

/** Each is in the Debian package of its name. */
export const programs = ['nginx', 'haproxy', 'squid', 'openssl', 'curl', 'tshark'] as const;

/** Set where `npm test` has tried to install what is missing, and says what could not be had. */
export const alreadyProvided = 'WEBSOCKET_INSPECTOR_PROVIDED';

export type ProgramName = (typeof programs)[number];

export function isProgram(name: string): name is ProgramName {
  return (programs as readonly string[]).includes(name);
}

/** Its absolute path. Servers are in `sbin`, which is not on everybody's PATH. */
export function findProgram(name: ProgramName): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Its absolute path; throws a sentence where it is missing. */
export function pathOf(name: ProgramName): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`The program ${name} is missing: ${remedy(name)}.`);
  return found;
}

/** Finds a program, or installs it where this is Debian and we are root; throws a sentence that says what to do. */
export function provideProgram(name: ProgramName): string {
  const found = findProgram(name);
  if (found !== undefined) return found;
  if (!mayInstall()) throw new Error(`the program ${name} was not found: ${remedy(name)}`);
  console.log(`installing ${name} by apt-get`);
  installPackages(name);
  return pathOf(name);
}

/**
 * For `describe.skipIf` and `it.skipIf`: whether one of the programs is missing. Where `CI` is set the test is not
 * skipped: it fails, and says what is missing.
 */
export function lacks(...names: readonly ProgramName[]): boolean {
  return !process.env['CI'] && names.some((name) => findProgram(name) === undefined);
}

function remedy(name: ProgramName): string {
  return `install the package ${name}`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
