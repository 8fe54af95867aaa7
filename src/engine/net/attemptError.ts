import type { Attempt } from './attempt.ts';

interface SocketError extends Error {
  code?: string;
  hostname?: string;
  address?: string;
  port?: number;
}

/** Notes what the sockets said, the first of it. With several addresses for a name, the error of the first is told. */
export function noteError(attempt: Attempt, error: Error): void {
  if (attempt.error !== undefined) return;
  const all = (error instanceof AggregateError ? (error.errors as SocketError[]) : [error]) as SocketError[];
  const { code = '', hostname } = { ...all[0], ...codeOf(error) };
  attempt.error = { code, message: error.message, ...(hostname === undefined ? {} : { hostname }) };
  const tried = all.flatMap(({ address, port, code: why = '' }) =>
    address === undefined || port === undefined ? [] : [{ address, port, code: why }],
  );
  if (tried.length > 0) attempt.tried = tried;
}

function codeOf({ code, hostname }: SocketError): { code?: string; hostname?: string } {
  return { ...(code === undefined ? {} : { code }), ...(hostname === undefined ? {} : { hostname }) };
}
