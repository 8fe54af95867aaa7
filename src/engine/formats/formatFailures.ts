import { failureOf, RpcError } from '../../contract/rpc.ts';

export function cancelled(): RpcError {
  return new RpcError({
    code: 'cancelled',
    message: 'It was cancelled.',
    cause: 'Somebody did not want it any more.',
    remedy: 'Begin again.',
  });
}

/** `name`: of the file, without its folder. */
export function notSaved(name: string, error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError({
    code: 'not-saved',
    message: `${name} was not saved.`,
    cause: failureOf(error).message,
    remedy: 'See whether there is room, and whether the folder may be written; or choose another one.',
  });
}

export function notOpened(name: string, error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError({
    code: 'file-unreadable',
    message: `${name} cannot be opened.`,
    cause: failureOf(error).message,
    remedy: 'See whether the file is whole and of the format that its name says.',
  });
}

export function unknownFormat(name: string): RpcError {
  return new RpcError({
    code: 'unknown-format',
    message: `${name} cannot be opened.`,
    cause: 'It is in none of the formats that captures are read from.',
    remedy: 'See docs/formats.md for those that are.',
  });
}

export function nothingInIt(name: string): RpcError {
  return new RpcError({
    code: 'no-conversation',
    message: `There is no WebSocket connection in ${name}.`,
    cause: 'The file can be read, but nothing in it is of a WebSocket.',
    remedy: 'Record again with the WebSocket’s page open before it connects, and save all of it.',
  });
}
