import { t } from '../contract/l10n.ts';
import { brokenRule } from '../contract/chainRules.ts';
import { formatIds, framingIds, wrapperIds, type ChainProblem } from '../contract/decoding.ts';
import { RpcError } from '../contract/rpc.ts';
import type { Failure, SessionState } from '../contract/model.ts';
import { secondsText } from './doctor/durations.ts';

export function noSession(id: string): RpcError {
  return new RpcError({
    code: 'no-session',
    message: t('There is no connection {0}.', JSON.stringify(id)),
    cause: t('It was removed from the list, or belongs to an earlier run of the engine.'),
    remedy: t('Connect again.'),
  });
}

export function noFrame(id: number, count: number): RpcError {
  return new RpcError({
    code: 'no-frame',
    message: t('There is no frame {0}.', id),
    cause: count === 0 ? t('No frame was captured yet.') : t('The capture has the frames 1 to {0}.', count),
    remedy: t('Take an id from the rows of this connection.'),
  });
}

export function unreadableSchema(error: unknown): RpcError {
  return new RpcError({
    code: 'unreadable-schema',
    message: t('The file is no schema that can be read.'),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Choose a .proto file, a descriptor set of Protocol Buffers, or an .avsc of Avro.'),
  });
}

/** Of a chain the most that is quoted. */
const quotedChain = 200;

export function unknownDecoder(chain: string, problem: ChainProblem): RpcError {
  return new RpcError({
    code: 'unknown-decoder',
    message: t('There is no decoder {0}.', JSON.stringify(chain.slice(0, quotedChain))),
    cause:
      brokenRule(problem) ??
      t(
        'The formats are {0}. Before one, with > between them, may stand {1}.',
        formatIds.join(', '),
        [...wrapperIds, ...framingIds].join(', '),
      ),
    remedy: t('Write one of them, as in base64 > zlib > msgpack.'),
  });
}

export function noteTooLong(most: number): RpcError {
  return new RpcError({
    code: 'note-too-long',
    message: t('The note is too long.'),
    cause: t('A note has at most {0} characters.', most),
    remedy: t('Shorten it.'),
  });
}

export function tooManyBookmarks(most: number): RpcError {
  return new RpcError({
    code: 'too-many-bookmarks',
    message: t('There are too many bookmarks.'),
    cause: t('A capture keeps at most {0} of them.', most),
    remedy: t('Take some away, or mark fewer rows.'),
  });
}

export function notKept(error: unknown): RpcError {
  return new RpcError({
    code: 'not-kept',
    message: t('The bookmark could not be kept.'),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Make room on the disk, and see whether the capture’s folder is still there.'),
  });
}

export function notOpen(state: SessionState): RpcError {
  const waits = state === 'connecting' || state === 'reconnecting';
  return new RpcError({
    code: 'not-open',
    message: t('It was not sent.'),
    cause: !waits
      ? t('The connection is closed.')
      : state === 'reconnecting'
        ? t('The connection is not open again yet.')
        : t('The connection is not open yet.'),
    remedy: waits ? t('Wait until it is open.') : t('Connect again, then send.'),
  });
}

export function notReconnecting(state: SessionState): RpcError {
  return new RpcError({
    code: 'not-reconnecting',
    message: t('There is nothing to wait for.'),
    cause: state === 'reconnecting' ? t('An attempt to reconnect is under way.') : notWaiting(state),
    remedy: state === 'closed' ? t('Connect again.') : t('See how it goes.'),
  });
}

/** `known`: something asks for a reply, or answers, there; or nothing does. */
export function noPartner(id: number, of: 'reply' | 'request', asks: boolean): RpcError {
  const causes = {
    reply: asks
      ? t('Nothing that has passed answers it.')
      : t('It carries no id that a later message of the other side has too.'),
    request: t('It carries no id that an unanswered message of the other side had before it.'),
  };
  return new RpcError({
    code: `no-${of}`,
    message: of === 'reply' ? t('Frame {0} has no reply.', id) : t('Frame {0} answers no request.', id),
    cause: causes[of],
    remedy: asks ? t('See whether one comes.') : t('Look for what belongs together with the filter.'),
  });
}

function notWaiting(state: Exclude<SessionState, 'reconnecting'>): string {
  switch (state) {
    case 'connecting':
      return t('The connection is connecting, not waiting for an attempt to reconnect.');
    case 'open':
      return t('The connection is open, not waiting for an attempt to reconnect.');
    case 'closing':
      return t('The connection is closing, not waiting for an attempt to reconnect.');
    case 'closed':
      return t('The connection is closed, not waiting for an attempt to reconnect.');
    default:
      return state satisfies never;
  }
}

export function sendFailed(error: Error): RpcError {
  return new RpcError({
    code: 'send-failed',
    message: t('It was not sent.'),
    cause: error.message,
    remedy: t('Connect again, then send.'),
  });
}

export function cannotRecord(error: unknown): RpcError {
  return new RpcError({
    code: 'cannot-record',
    message: t('The connection was not made, because it could not be recorded.'),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Make room on the disk, and see that the extension’s storage folder can be written.'),
  });
}

export function neverOpened(): Failure {
  return {
    code: 'closed-before-response',
    message: t('The connection ended before it was open.'),
    cause: t('It was closed from this side while the handshake was under way.'),
    remedy: t('Connect again.'),
  };
}

/** Milliseconds without an answer. */
export function heartbeatTimeout(target: string, timeout: number): Failure {
  return {
    code: 'heartbeat-timeout',
    message: t('{0} does not answer any more, and the connection was ended.', target),
    cause: t('Nothing came for {0} after a heartbeat.', secondsText(timeout)),
    remedy: t(
      'See whether the server is there and the network goes; raise the heartbeat’s timeout where it is only slow.',
    ),
  };
}

export function notReplayable(id: number, why: 'received' | 'fragment' | 'inflate' | 'marker'): RpcError {
  const causes = {
    received: t('It was received: only what was sent can be sent again as it was.'),
    fragment: t('It is a later fragment of a message.'),
    inflate: t('Its payload cannot be inflated.'),
    marker: t('It is no frame: it tells what happened to the connection.'),
  };
  const edit = t('Edit it in the composer and send that.');
  const remedies = {
    received: edit,
    fragment: t('Resend the message by the id of its first frame.'),
    inflate: edit,
    marker: t('Choose a message that was sent.'),
  };
  return new RpcError({
    code: 'not-replayable',
    message: t('Frame {0} cannot be resent.', id),
    cause: causes[why],
    remedy: remedies[why],
  });
}

/** What was written for the session's decoder cannot be sent by it. */
export function noDecoder(): RpcError {
  return new RpcError({
    code: 'no-decoder',
    message: t('The message was not sent.'),
    cause: t('Nothing reads the payloads of this connection, so nothing can write one.'),
    remedy: t('Choose a decoder, or send it as text or as bytes.'),
  });
}

export function decoderReadsOnly(chain: string): RpcError {
  return new RpcError({
    code: 'decoder-reads-only',
    message: t('The message was not sent.'),
    cause: t('{0} is read only: nothing here writes it.', chain),
    remedy: t('Choose another decoder, or send it as text or as bytes.'),
  });
}

export function notEncoded(chain: string, reason: string): RpcError {
  return new RpcError({
    code: 'not-encoded',
    message: t('This is no message of {0}, so it was not sent.', chain),
    // What a library says often has no full stop.
    cause: /[.!?…]$/.test(reason) ? reason : `${reason}.`,
    remedy: t('Write it as the Frame Inspector shows such messages under “Decoded”.'),
  });
}

/** Where the record has failed before, what it held is gone nevertheless, to make room. */
export function notCleared(error: unknown): RpcError {
  return new RpcError({
    code: 'not-cleared',
    message: t('The record could not be begun anew.'),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Make room on the disk and clear again, or connect again.'),
  });
}

export function noCapture(id: string): RpcError {
  return new RpcError({
    code: 'no-capture',
    message: t('There is no capture {0}.', JSON.stringify(id)),
    cause: t('It was deleted, perhaps to keep to websocketInspector.captures.limit.'),
    remedy: t('Pin captures that are to be kept.'),
  });
}

export function captureInUse(label: string): RpcError {
  return new RpcError({
    code: 'capture-in-use',
    message: t('The capture of {0} cannot be opened yet.', label),
    cause: t('Another window is recording it.'),
    remedy: t('Close the connection there, or look at it there.'),
  });
}

export function captureUnreadable(label: string, error: unknown): RpcError {
  return new RpcError({
    code: 'capture-unreadable',
    message: t('The capture of {0} cannot be read.', label),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Delete it, or report this with the files of its folder.'),
  });
}

export function readOnly(): RpcError {
  return new RpcError({
    code: 'read-only',
    message: t('Nothing was changed.'),
    cause: t('It is a file that was opened to be looked at.'),
    remedy: t('Export the rows that are to be kept to another file.'),
  });
}
