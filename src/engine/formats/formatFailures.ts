import { t } from '../../contract/l10n.ts';
import { failureOf, RpcError } from '../../contract/rpc.ts';

export function cancelled(): RpcError {
  return new RpcError({
    code: 'cancelled',
    message: t('It was cancelled.'),
    cause: t('Somebody did not want it any more.'),
    remedy: t('Begin again.'),
  });
}

/** `name`: of the file, without its folder. */
export function notSaved(name: string, error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError({
    code: 'not-saved',
    message: t('{0} was not saved.', name),
    cause: failureOf(error).message,
    remedy: t('See whether there is room, and whether the folder may be written; or choose another one.'),
  });
}

export function notOpened(name: string, error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError({
    code: 'file-unreadable',
    message: t('{0} cannot be opened.', name),
    cause: failureOf(error).message,
    remedy: t('See whether the file is whole and of the format that its name says.'),
  });
}

export function unknownFormat(name: string): RpcError {
  return new RpcError({
    code: 'unknown-format',
    message: t('{0} cannot be opened.', name),
    cause: t('It is in none of the formats that captures are read from.'),
    remedy: t('See docs/formats.md for those that are.'),
  });
}

export function nothingInIt(name: string): RpcError {
  return new RpcError({
    code: 'no-conversation',
    message: t('There is no WebSocket connection in {0}.', name),
    cause: t('The file can be read, but nothing in it is of a WebSocket.'),
    remedy: t('Record again with the WebSocket’s page open before it connects, and save all of it.'),
  });
}

/** All that may be a WebSocket in a capture of a network cannot be read. */
export function encryptedOnly(name: string, connections: number): RpcError {
  return new RpcError({
    code: 'encrypted',
    message: t('There is no WebSocket connection in {0} that can be read.', name),
    cause: t('All connections in it that could be one are encrypted by TLS: {0}.', connections),
    remedy: t(
      'Record the connection in WebSocket Inspector, or save it in another program as HAR or with TLS removed.',
    ),
  });
}
