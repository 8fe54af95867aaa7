/** Paths that answer the handshake with something else than an upgrade. */
import { badAccept, notFound, plainHttp10, plainOk, unauthorized } from '../answers.ts';
import { endWith } from '../endWith.ts';
import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { serverFrame, TEXT } from './serverFrame.ts';

function refusal(path: string, description: string, bytes: Buffer): Fault {
  return { path, description, answer: ({ socket }) => endWith(socket, bytes) };
}

export const unauthorizedPath = refusal(
  '/unauthorized',
  'Answers 401 with WWW-Authenticate and a JSON body.',
  unauthorized,
);

/** Unknown paths answer the same. */
export const notFoundPath = refusal('/not-found', 'Answers 404 with an HTML page, as any unknown path does.', notFound);

export const okPath = refusal('/ok', 'Answers 200 with an HTML page, as a web server without WebSocket does.', plainOk);

export const badAcceptPath: Fault = {
  path: '/bad-accept',
  description: 'Upgrades with a wrong Sec-WebSocket-Accept and sends a message all the same.',
  answer: ({ socket }) => endWith(socket, Buffer.concat([badAccept, serverFrame(TEXT, 'Nobody should read this.')])),
};

export const http10Path: Fault = {
  path: '/http10',
  description: 'Answers 200 over HTTP/1.0; with ?status=101 it upgrades, all right but for the version.',
  answer: (upgrade) => {
    if (upgrade.query.get('status') !== '101') endWith(upgrade.socket, plainHttp10);
    else openRaw(upgrade, undefined, '1.0')?.write(serverFrame(TEXT, 'Upgraded over HTTP/1.0.'));
  },
};
