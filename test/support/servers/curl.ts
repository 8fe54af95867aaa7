import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { pathOf } from './programs.ts';

export interface CurlOutcome {
  /** What it wrote to its standard output: the body. */
  body: string;
  /** What `--verbose` tells: lines sent begin with `>`, lines that came with `<`. */
  told: string;
  /** 0 where it went well; see the end of curl's manual. */
  exitCode: number;
}

/** Runs `curl`: a witness of HTTP, proxies and TLS that shares no code with Node. */
export async function curl(...args: readonly string[]): Promise<CurlOutcome> {
  const all = ['--verbose', '--silent', '--max-time', '10', ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(pathOf('curl'), all, { env: cleanEnvironment() });
    return { body: stdout, told: stderr, exitCode: 0 };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout: string; stderr: string };
    if (typeof code !== 'number') throw error;
    return { body: stdout, told: stderr, exitCode: code };
  }
}
