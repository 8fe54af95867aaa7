import { once } from 'node:events';
import { createServer } from 'node:net';

// Below what Linux gives to connections and to `listen(0)`, so that nothing takes a port between its choice and its use.
// Processes that choose at once begin at different places.
const first = 10_240;
const count = 5_600;
let next = (process.pid * 16) % count;

/** Ports of 127.0.0.1 on which nothing listens. */
export async function freePorts(wanted: number): Promise<number[]> {
  const found: number[] = [];
  for (let tried = 0; found.length < wanted; tried++) {
    if (tried === count) throw new Error(`There are no ${wanted} free ports.`);
    const port = first + next;
    next = (next + 1) % count;
    if (await isFree(port)) found.push(port);
  }
  return found;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const [port] = await freePorts(1);
  return port!;
}
