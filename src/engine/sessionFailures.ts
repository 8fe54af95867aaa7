import { RpcError } from '../contract/rpc.ts';
import type { Failure, SessionState } from '../contract/model.ts';

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

export function noteTooLong(most: number): RpcError {
  return new RpcError({
    code: 'note-too-long',
    message: 'The note is too long.',
    cause: `A note has at most ${most} characters.`,
    remedy: 'Shorten it.',
  });
}

export function tooManyBookmarks(most: number): RpcError {
  return new RpcError({
    code: 'too-many-bookmarks',
    message: 'There are too many bookmarks.',
    cause: `A capture keeps at most ${most} of them.`,
    remedy: 'Take some away, or mark fewer rows.',
  });
}

export function notKept(error: unknown): RpcError {
  return new RpcError({
    code: 'not-kept',
    message: 'The bookmark could not be kept.',
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Make room on the disk, and see whether the capture’s folder is still there.',
  });
}

export function notOpen(state: SessionState): RpcError {
  const waits = state === 'connecting' || state === 'reconnecting';
  return new RpcError({
    code: 'not-open',
    message: 'It was not sent.',
    cause: waits
      ? `The connection is not open ${state === 'reconnecting' ? 'again ' : ''}yet.`
      : 'The connection is closed.',
    remedy: waits ? 'Wait until it is open.' : 'Connect again, then send.',
  });
}

export function notReconnecting(state: SessionState): RpcError {
  return new RpcError({
    code: 'not-reconnecting',
    message: 'There is nothing to wait for.',
    cause:
      state === 'reconnecting'
        ? 'An attempt to reconnect is under way.'
        : `The connection is ${state}, not waiting for an attempt to reconnect.`,
    remedy: state === 'closed' ? 'Connect again.' : 'See how it goes.',
  });
}

/** `known`: something asks for a reply, or answers, there; or nothing does. */
export function noPartner(id: number, of: 'reply' | 'request', asks: boolean): RpcError {
  const causes = {
    reply: asks
      ? 'Nothing that has passed answers it.'
      : 'It carries no id that a later message of the other side has too.',
    request: 'It carries no id that an unanswered message of the other side had before it.',
  };
  return new RpcError({
    code: `no-${of}`,
    message: of === 'reply' ? `Frame ${id} has no reply.` : `Frame ${id} answers no request.`,
    cause: causes[of],
    remedy: asks ? 'See whether one comes.' : 'Look for what belongs together with the filter.',
  });
}

export function sendFailed(error: Error): RpcError {
  return new RpcError({
    code: 'send-failed',
    message: 'It was not sent.',
    cause: error.message,
    remedy: 'Connect again, then send.',
  });
}

export function cannotRecord(error: unknown): RpcError {
  return new RpcError({
    code: 'cannot-record',
    message: 'The connection was not made, because it could not be recorded.',
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Make room on the disk, and see that the extension’s storage folder can be written.',
  });
}

export const neverOpened: Failure = {
  code: 'closed-before-response',
  message: 'The connection ended before it was open.',
  cause: 'It was closed from this side while the handshake was under way.',
  remedy: 'Connect again.',
};

/** Milliseconds without an answer. */
export function heartbeatTimeout(target: string, timeout: number): Failure {
  return {
    code: 'heartbeat-timeout',
    message: `${target} does not answer any more, and the connection was ended.`,
    cause: `Nothing came for ${timeout / 1000} s after a heartbeat.`,
    remedy:
      'See whether the server is there and the network goes; raise the heartbeat’s timeout where it is only slow.',
  };
}

export function notReplayable(id: number, why: 'received' | 'fragment' | 'inflate' | 'marker'): RpcError {
  const causes = {
    received: 'It was received: only what was sent can be sent again as it was.',
    fragment: 'It is a later fragment of a message.',
    inflate: 'Its payload cannot be inflated.',
    marker: 'It is no frame: it tells what happened to the connection.',
  };
  const edit = 'Edit it in the composer and send that.';
  const remedies = {
    received: edit,
    fragment: 'Resend the message by the id of its first frame.',
    inflate: edit,
    marker: 'Choose a message that was sent.',
  };
  return new RpcError({
    code: 'not-replayable',
    message: `Frame ${id} cannot be resent.`,
    cause: causes[why],
    remedy: remedies[why],
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

export function readOnly(): RpcError {
  return new RpcError({
    code: 'read-only',
    message: 'Nothing was changed.',
    cause: 'It is a file that was opened to be looked at.',
    remedy: 'Export the rows that are to be kept to another file.',
  });
}
