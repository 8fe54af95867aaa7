import type { IncomingMessage, ServerResponse } from 'node:http';
import { demoPaths } from './feeds.ts';
import { isAllowedOrigin } from './origin.ts';
import { pathIndex } from './pathIndex.ts';

/** Answers a request that wants no upgrade: `/` is the list of paths. */
export function answerRequest({ url, method, headers }: IncomingMessage, response: ServerResponse): void {
  const path = url?.split('?', 1)[0];
  const [status, text] = !isAllowedOrigin(headers.origin)
    ? [403, 'The demo server answers pages of this machine only.\n']
    : method !== 'GET' && method !== 'HEAD'
      ? [405, 'GET is the only method.\n']
      : path === '/'
        ? [200, pathIndex(demoPaths)]
        : demoPaths.some((known) => known.path === path)
          ? [426, 'This path speaks WebSocket.\n']
          : [404, 'The list of paths is at /.\n'];
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...(status === 426 ? { Upgrade: 'websocket' } : {}),
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
  });
  response.end(text);
}
