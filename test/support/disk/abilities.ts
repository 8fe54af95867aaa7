/** What this user may do on this machine, so that a test that needs more is skipped and not failed. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** Whether another user can run this Node and reach the folder for temporary files. */
export function mayRunAs(user: number): boolean {
  const program = 'require("node:fs").accessSync(process.argv[1])';
  return spawnSync(process.execPath, ['-e', program, tmpdir()], { uid: user, gid: user }).status === 0;
}

/** Whether a process can be given a limit for the size of its files. */
export function mayLimitFiles(): boolean {
  return process.platform !== 'win32' && spawnSync('bash', ['-c', 'ulimit -f 1024']).status === 0;
}
