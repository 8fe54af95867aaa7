import type { DemoPath } from './served.ts';

/** The list of paths as text, one a line. */
export function pathIndex(paths: readonly DemoPath[]): string {
  const width = Math.max(...paths.map(({ path }) => path.length));
  const lines = paths.map(({ path, description }) => `${path.padEnd(width)}  ${description}\n`);
  return `WebSocket demo server\n\n${lines.join('')}`;
}
