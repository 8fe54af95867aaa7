import { connect } from 'node:tls';
import type { Attempt } from './attempt.ts';

const patience = 3_000;

/**
 * What the port of an attempt that failed speaks really: asked by one more connection, where the answer can explain it.
 */
export async function probeOf(attempt: Attempt): Promise<Attempt['probe']> {
  const { target, proxy, response, stage, error, ended, tls, unreadable } = attempt;
  if (proxy !== undefined || target.socketPath !== undefined || response !== undefined) return undefined;
  if (attempt.timedOut !== undefined || unreadable !== undefined) return undefined;
  const cut = stage === 'response' && (ended === true || error !== undefined) && !target.secure;
  const disagreed = stage === 'tls' && target.secure && tls === undefined && error !== undefined;
  if (!cut && !disagreed) return undefined;
  // Then the error says it already.
  return disagreed && isPlain(error) ? undefined : probe(target);
}

/** Asks a port once what it speaks. */
function probe({ host, port }: Attempt['target']): Promise<NonNullable<Attempt['probe']>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] });
    const settle = (answer: NonNullable<Attempt['probe']>): void => {
      socket.destroy();
      resolve(answer);
    };
    const giveUp = (): void => settle('neither');
    socket.setTimeout(patience, giveUp);
    socket.once('secureConnect', () => settle(socket.alpnProtocol === 'h2' ? 'h2' : 'tls'));
    socket.on('error', (error: NodeJS.ErrnoException) => settle(isPlain(error) ? 'plain' : 'neither'));
    socket.once('close', giveUp);
  });
}

/** OpenSSL's words for an answer that is no TLS record. */
function isPlain({ code = '', message }: { code?: string | undefined; message: string }): boolean {
  return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code) || /wrong version number/i.test(message);
}
