/** Failures that the extension host finds by itself. Each says what happened, why, and what to do. */
import { t } from '../contract/l10n.ts';
import { RpcError } from '../contract/rpc.ts';

function failure(code: string, message: string, cause: string, remedy: string): RpcError {
  return new RpcError({ code, message, cause, remedy });
}

export const engineDied = (cause: string): RpcError =>
  failure(
    'engine-died',
    t('The capture engine stopped unexpectedly; its connections are closed, what was recorded is kept.'),
    cause,
    t('Reconnect: the engine starts anew. The log has details.'),
  );

/** A file that an engine which is gone had opened has fewer connections now. */
export const notInFile = (): RpcError =>
  failure(
    'not-in-file',
    t('This connection is not in its file any more.'),
    t('The capture engine stopped unexpectedly, and the file has changed since it was opened.'),
    t('Open the file again.'),
  );

export const engineNotStarted = (cause: string): RpcError =>
  failure(
    'engine-not-started',
    t('The capture engine could not be started.'),
    cause,
    t('Reload the window; the log has details.'),
  );

export const extensionEnded = (): RpcError =>
  failure(
    'extension-ended',
    t('WebSocket Inspector was switched off.'),
    t('The window closes, or the extension was disabled.'),
    t('Enable the extension and connect again.'),
  );

export const windowReloaded = (): RpcError =>
  failure(
    'window-reloaded',
    t('The connection ended when the window was reloaded.'),
    t('A connection lives as long as its window.'),
    t('Reconnect.'),
  );

export const sessionForgotten = (): RpcError =>
  failure(
    'session-removed',
    t('This connection was removed.'),
    t('Somebody removed it from the list, or it was the oldest of too many closed ones.'),
    t('Connect again to make a new one.'),
  );

export const noCapture = (): RpcError =>
  failure(
    'no-capture',
    t('There is no such capture.'),
    t('Nothing was recorded, or it was deleted, perhaps to keep to websocketInspector.captures.limit.'),
    t('Pin captures that are to be kept.'),
  );

/** `scheme`: of the URI that was to be read or written. */
export const notOnThisMachine = (scheme: string): RpcError =>
  failure(
    'not-a-file',
    t('The capture cannot be read or written there.'),
    t('Its place is in the file system “{0}”, which only VS Code reaches.', scheme),
    t('Choose a file on the machine that the extension runs on.'),
  );

export const noHandshake = (): RpcError =>
  failure(
    'no-handshake',
    t('There is no handshake to show.'),
    t('The connection ended before a request was written.'),
    t('See why it failed, and reconnect.'),
  );

export const badArgument = (code: string, message: string, remedy: string, cause?: string): RpcError =>
  failure(code, message, cause ?? t('An argument of the call is not valid.'), remedy);

/** What was under way when a question was left without an answer. */
export type Doing = 'connecting' | 'sending';

export const cancelled = (doing: Doing): RpcError =>
  failure(
    'cancelled',
    doing === 'sending' ? t('Sending was cancelled.') : t('Connecting was cancelled.'),
    t('Its question was left without an answer.'),
    t('Start again.'),
  );

export const notAllowed = (doing: Doing): RpcError =>
  doing === 'sending'
    ? failure(
        'not-allowed',
        t('The message was not allowed to read from this machine.'),
        t('The folder is not trusted, and the message reads environment variables.'),
        t('Trust the folder, or allow it when you send.'),
      )
    : failure(
        'not-allowed',
        t('The profile was not allowed to read from this machine.'),
        t('It comes from a folder that is not trusted, and reads environment variables or files.'),
        t('Trust the folder, or allow it when you connect.'),
      );

/** `label`: of the connection; without one none is open. */
export const notOpen = (label?: string): RpcError =>
  failure(
    'not-open',
    t('It was not sent.'),
    label === undefined ? t('No connection is open.') : t('The connection “{0}” is not open.', label),
    t('Wait until it is open, or connect again, then send.'),
  );

export const templateGone = (): RpcError =>
  failure(
    'template-gone',
    t('There is no such template.'),
    t('It was removed from the profile file, or got another name.'),
    t('Choose another one.'),
  );

export const noDocument = (): RpcError =>
  failure(
    'no-document',
    t('There is no document to send.'),
    t('No text editor has the focus.'),
    t('Open a document, or write a message in the composer.'),
  );

export const demoServerDied = (cause: string): RpcError =>
  failure(
    'demo-server-died',
    t('The demo server stopped unexpectedly.'),
    cause,
    t('Start it again; the log has details.'),
  );

export const demoServerStopped = (): RpcError =>
  failure('demo-server-stopped', t('The demo server was stopped.'), t('Somebody stopped it.'), t('Start it again.'));

export const nothingSelected = (): RpcError =>
  failure(
    'nothing-selected',
    t('No frame is selected.'),
    t('The command works on selected frames.'),
    t('Select a row first.'),
  );

export const notTwoSelected = (): RpcError =>
  failure(
    'not-two-selected',
    t('Two frames have to be selected to compare them.'),
    t('Fewer or more of them are selected.'),
    t('Select one row, and a second one with Ctrl or Cmd held down.'),
  );

/** `message`: what it is too large for. */
export const tooLarge = (message: string, limit: string): RpcError =>
  failure('too-large', message, t('The limit is {0}.', limit), t('Choose fewer or smaller frames.'));

/** `limit`: mebibytes. */
export const imageTooLarge = (limit: number): RpcError =>
  failure(
    'image-too-large',
    t('The image is too large to be shown here.'),
    t('Images of up to {0} MiB are shown in the Frame Inspector.', limit),
    t('Raise the setting {0}, or open the payload in the Hex Editor.', 'websocketInspector.inspector.imageLimit'),
  );

export const notJson = (frame: string): RpcError =>
  failure(
    'not-json',
    t('The payload of frame {0} is not JSON.', frame),
    t('Only what is valid JSON (RFC 8259) is written anew in lines.'),
    t('Copy it as text.'),
  );
