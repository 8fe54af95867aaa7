/** Failures that the extension host finds by itself. Each says what happened, why, and what to do. */
import { RpcError } from '../contract/rpc.ts';

function failure(code: string, message: string, cause: string, remedy: string): RpcError {
  return new RpcError({ code, message, cause, remedy });
}

export const engineDied = (cause: string): RpcError =>
  failure(
    'engine-died',
    'The capture engine stopped unexpectedly; its connections are closed, what was recorded is kept.',
    cause,
    'Reconnect: the engine starts anew. The log has details.',
  );

export const engineNotStarted = (cause: string): RpcError =>
  failure(
    'engine-not-started',
    'The capture engine could not be started.',
    cause,
    'Reload the window; the log has details.',
  );

export const extensionEnded = (): RpcError =>
  failure(
    'extension-ended',
    'WebSocket Inspector was switched off.',
    'The window closes, or the extension was disabled.',
    'Enable the extension and connect again.',
  );

export const windowReloaded = (): RpcError =>
  failure(
    'window-reloaded',
    'The connection ended when the window was reloaded.',
    'A connection lives as long as its window.',
    'Reconnect.',
  );

export const sessionForgotten = (): RpcError =>
  failure(
    'session-removed',
    'This connection was removed.',
    'Somebody removed it from the list, or it was the oldest of too many closed ones.',
    'Connect again to make a new one.',
  );

export const noCapture = (): RpcError =>
  failure(
    'no-capture',
    'There is no such capture.',
    'Nothing was recorded, or it was deleted, perhaps to keep to websocketInspector.captures.limit.',
    'Pin captures that are to be kept.',
  );

export const noHandshake = (): RpcError =>
  failure(
    'no-handshake',
    'There is no handshake to show.',
    'The connection ended before a request was written.',
    'See why it failed, and reconnect.',
  );

export const badArgument = (code: string, message: string, remedy: string): RpcError =>
  failure(code, message, 'An argument of the call is not valid.', remedy);

export const cancelled = (what: string): RpcError =>
  failure('cancelled', `${what} was cancelled.`, 'Its question was left without an answer.', 'Start again.');

export const notAllowed = (what: string, doing: string): RpcError =>
  failure(
    'not-allowed',
    `The ${what} was not allowed to read from this machine.`,
    `The folder is not trusted, and the ${what} reads environment variables or files.`,
    `Trust the folder, or allow it when you ${doing}.`,
  );

/** `label`: of the connection; without one none is open. */
export const notOpen = (label?: string): RpcError =>
  failure(
    'not-open',
    'It was not sent.',
    label === undefined ? 'No connection is open.' : `The connection “${label}” is not open.`,
    'Wait until it is open, or connect again, then send.',
  );

export const templateGone = (): RpcError =>
  failure(
    'template-gone',
    'There is no such template.',
    'It was removed from the profile file, or got another name.',
    'Choose another one.',
  );

export const noDocument = (): RpcError =>
  failure(
    'no-document',
    'There is no document to send.',
    'No text editor has the focus.',
    'Open a document, or write a message in the composer.',
  );

export const demoServerDied = (cause: string): RpcError =>
  failure('demo-server-died', 'The demo server stopped unexpectedly.', cause, 'Start it again; the log has details.');

export const demoServerStopped = (): RpcError =>
  failure('demo-server-stopped', 'The demo server was stopped.', 'Somebody stopped it.', 'Start it again.');

export const nothingSelected = (): RpcError =>
  failure('nothing-selected', 'No frame is selected.', 'The command works on selected frames.', 'Select a row first.');

export const notTwoSelected = (): RpcError =>
  failure(
    'not-two-selected',
    'Two frames have to be selected to compare them.',
    'Fewer or more of them are selected.',
    'Select one row, and a second one with Ctrl or Cmd held down.',
  );

export const tooLarge = (what: string, limit: string): RpcError =>
  failure(
    'too-large',
    `The payload is too large to ${what}.`,
    `The limit is ${limit}.`,
    'Choose fewer or smaller frames.',
  );

export const notJson = (frame: string): RpcError =>
  failure(
    'not-json',
    `The payload of frame ${frame} is not JSON.`,
    'Only what is valid JSON (RFC 8259) is written anew in lines.',
    'Copy it as text.',
  );
