import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { removeAbandoned } from '../../support/abandoned.ts';
import { lacks } from '../../support/servers/programs.ts';
import { startServer } from '../../support/servers/systemServer.ts';

describe.skipIf(lacks('haproxy'))('a server of the system', () => {
  it('that does not start is told with its log, and leaves nothing', async () => {
    await expect(
      startServer({ program: 'haproxy', ports: ['http'], configure: () => ['--no-such-option'] }),
    ).rejects.toThrow(/haproxy ended before it listened[^]*HAProxy/);
    expect(foldersOf(process.pid)).toEqual([]);
  });

  it('does not outlive the process that started it, even one that was killed', async () => {
    const program = `
      const { startHaproxy } = await import(${JSON.stringify(join(import.meta.dirname, '../../support/servers/haproxy.ts'))});
      const haproxy = await startHaproxy({ backends: [1, 2] });
      console.log(haproxy.ports.sticky);
      setInterval(() => undefined, 1000);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const port = Number(line);
    expect(await accepts(port)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => accepts(port), { timeout: 5_000 }).toBe(false);
    await expect
      .poll(async () => {
        await removeAbandoned(tmpdir());
        return foldersOf(child.pid!);
      })
      .toEqual([]);
  });
});

function foldersOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('wsi-haproxy-') && name.endsWith(`.of-${pid}`));
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
