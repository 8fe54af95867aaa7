import { RpcError } from '../contract/rpc.ts';
import type { SessionState } from '../contract/model.ts';

export function noSession(id: string): RpcError {
  return new RpcError({
    code: 'no-session',
    message: `There is no connection ${JSON.stringify(id)}.`,
    cause: 'It was removed from the list, or belongs to an earlier run of the engine.',
    remedy: 'Connect again.',
  });
}

export function noFrame(id: number, count: number): RpcError {
  return new RpcError({
    code: 'no-frame',
    message: `There is no frame ${id}.`,
    cause: count === 0 ? 'No frame was captured yet.' : `The capture has the frames 1 to ${count}.`,
    remedy: 'Take an id from the rows of this connection.',
  });
}

export function notOpen(state: SessionState): RpcError {
  return new RpcError({
    code: 'not-open',
    message: 'It was not sent.',
    cause: state === 'connecting' ? 'The connection is not open yet.' : 'The connection is closed.',
    remedy: state === 'connecting' ? 'Wait until it is open.' : 'Connect again, then send.',
  });
}

export function notReplayable(id: number, why: 'received' | 'fragment' | 'inflate'): RpcError {
  const causes = {
    received: 'It was received: only what was sent can be sent again as it was.',
    fragment: 'It is a later fragment of a message.',
    inflate: 'Its payload cannot be inflated.',
  };
  return new RpcError({
    code: 'not-replayable',
    message: `Frame ${id} cannot be resent.`,
    cause: causes[why],
    remedy:
      why === 'fragment'
        ? 'Resend the message by the id of its first frame.'
        : 'Edit it in the composer and send that.',
  });
}

/** Where the record has failed before, what it held is gone nevertheless, to make room. */
export function notCleared(error: unknown): RpcError {
  return new RpcError({
    code: 'not-cleared',
    message: 'The record could not be begun anew.',
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Make room on the disk and clear again, or connect again.',
  });
}

export function noCapture(id: string): RpcError {
  return new RpcError({
    code: 'no-capture',
    message: `There is no capture ${JSON.stringify(id)}.`,
    cause: 'It was deleted, perhaps to keep to websocketInspector.captures.limit.',
    remedy: 'Pin captures that are to be kept.',
  });
}

export function captureInUse(label: string): RpcError {
  return new RpcError({
    code: 'capture-in-use',
    message: `The capture of ${label} cannot be opened yet.`,
    cause: 'Another window is recording it.',
    remedy: 'Close the connection there, or look at it there.',
  });
}

export function captureUnreadable(label: string, error: unknown): RpcError {
  return new RpcError({
    code: 'capture-unreadable',
    message: `The capture of ${label} cannot be read.`,
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Delete it, or report this with the files of its folder.',
  });
}
