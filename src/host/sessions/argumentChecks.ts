/** What callers of the public API may pass; each refusal says why. */
import type { Uri } from 'vscode';
import { formatNames, type FormatName, type Redaction } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { badArgument } from '../failures.ts';
import { utf8Length } from './utf8.ts';

/** RFC 6455 §5.5: the payload of a control frame is at most 125 bytes, two of which are the close code. */
const controlPayloadLimit = 125;

export function checkId(id: unknown): asserts id is number {
  if (!Number.isSafeInteger(id) || (id as number) < 1) {
    throw badArgument(
      'bad-id',
      t("{0} is not a frame's id.", show(id)),
      t('Pass the `id` of a row: an integer from 1.'),
    );
  }
}

export function checkCapture(id: unknown): asserts id is string {
  if (typeof id !== 'string' || id === '') {
    throw badArgument(
      'bad-capture',
      t("{0} is no capture's id.", show(id)),
      t('Pass the `id` of one of `captures()`.'),
    );
  }
}

/** Of `vscode.Uri` the parts that are used. */
export function checkUri(uri: unknown): asserts uri is Uri {
  const { scheme, fsPath } = (typeof uri === 'object' && uri !== null ? uri : {}) as {
    scheme?: unknown;
    fsPath?: unknown;
  };
  if (typeof scheme !== 'string' || typeof fsPath !== 'string') {
    throw badArgument('bad-uri', t('{0} is no URI.', show(uri)), t('Pass a `vscode.Uri`.'));
  }
}

export function checkFormat(format: unknown): asserts format is FormatName {
  if (!formatNames.includes(format as FormatName)) {
    throw badArgument(
      'bad-format',
      t('{0} is no format that captures are saved in.', show(format)),
      t('Pass one of {0}.', formatNames.map((name) => `\`${name}\``).join(', ')),
    );
  }
}

/** Of what is replaced in a file. */
const redactionParts = ['secrets', 'fields', 'jsonPaths', 'patterns'] as const satisfies readonly (keyof Redaction)[];

export function checkRedact(redact: unknown): asserts redact is boolean | Redaction {
  if (typeof redact === 'boolean') return;
  const parts = typeof redact === 'object' && redact !== null ? Object.entries(redact) : undefined;
  const isList = (name: string, part: unknown): boolean =>
    Array.isArray(part) && part.every((one) => typeof one === 'string' || (name === 'patterns' && isRegex(one)));
  const isKnown = (name: string): boolean => redactionParts.some((part) => part === name);
  if (parts?.every(([name, part]) => isKnown(name) && isList(name, part)) !== true) {
    throw badArgument(
      'bad-redact',
      t('{0} does not say what is to be replaced.', show(redact)),
      t('Pass `true`, or lists of texts: {0}.', redactionParts.map((name) => `\`${name}\``).join(', ')),
    );
  }
}

/** A `RegExp`, of this realm or another, or what says the same. */
function isRegex(value: unknown): boolean {
  const { source, flags } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof source === 'string' && typeof flags === 'string';
}

export function checkIds(ids: unknown): asserts ids is readonly number[] {
  if (!Array.isArray(ids))
    throw badArgument('bad-id', t('{0} is not a list of ids.', show(ids)), t('Pass an array of row ids.'));
  ids.forEach(checkId);
}

export function checkRange(start: unknown, count: unknown): void {
  for (const [name, value] of [
    ['start', start],
    ['count', count],
  ] as const) {
    if (!Number.isSafeInteger(value) || (value as number) < 0) {
      throw badArgument(
        'bad-range',
        t('{0} is not a {1}.', show(value), name),
        t('Pass an integer from 0 as `{0}`.', name),
      );
    }
  }
}

export function checkView(view: unknown): void {
  if (view !== undefined && view !== 'frames' && view !== 'messages') {
    throw badArgument('bad-view', t('{0} is not a view.', show(view)), t('Pass `frames` or `messages`.'));
  }
}

export function checkReplies(replies: unknown): void {
  if (typeof replies !== 'boolean') {
    throw badArgument(
      'bad-replies',
      t('{0} is not yes or no.', show(replies)),
      t('Pass `true` or `false` as `replies`.'),
    );
  }
}

export function checkFilter(filter: unknown): void {
  if (filter !== undefined && typeof filter !== 'string') {
    throw badArgument('bad-filter', t('{0} is not a filter.', show(filter)), t('Pass the text of a filter.'));
  }
}

/** RFC 6455 §7.4 and the IANA registry: what may stand in a close frame. 1004 to 1006 and 1015 may not. Persons type it, too. */
export function checkClose(code: unknown, reason: unknown): void {
  if (code !== undefined && !isCloseCode(code)) {
    throw badArgument(
      'bad-close-code',
      Number.isNaN(code)
        ? t('The close code is not a number.')
        : t('{0} is not a close code that may be sent.', show(code)),
      t('Use 1000 to 1003, 1007 to 1014 or 3000 to 4999.'),
      t('All other codes are reserved, or not defined (RFC 6455 §7.4).'),
    );
  }
  if (reason === undefined || reason === '') return;
  if (typeof reason !== 'string') {
    throw badArgument('bad-close-reason', t('{0} is not a close reason.', show(reason)), t('Pass text.'));
  }
  if (code === undefined) {
    throw badArgument(
      'close-reason-without-code',
      t('A close reason needs a close code before it.'),
      t('Give a code, e.g. 1000.'),
      t('In a close frame the code comes first (RFC 6455 §5.5.1).'),
    );
  }
  const length = utf8Length(reason);
  if (length > controlPayloadLimit - 2) {
    throw badArgument(
      'close-reason-too-long',
      t('The close reason is {0} bytes long in UTF-8; the limit is 123.', length),
      t('Shorten it.'),
      t('A control frame has 125 bytes at most, two of which are the code (RFC 6455 §5.5).'),
    );
  }
}

export function checkPing(data: Uint8Array): void {
  if (!(data instanceof Uint8Array))
    throw badArgument('bad-data', t('{0} is not bytes.', show(data)), t('Pass a Uint8Array.'));
  if (data.length > controlPayloadLimit) {
    throw badArgument(
      'ping-too-long',
      t("The ping's data is {0} bytes long; the limit is 125.", data.length),
      t('Shorten it.'),
      t('A control frame has 125 bytes at most (RFC 6455 §5.5).'),
    );
  }
}

export function checkData(data: unknown): asserts data is string | Uint8Array {
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) {
    throw badArgument('bad-data', t('{0} is neither text nor bytes.', show(data)), t('Pass a string or a Uint8Array.'));
  }
}

function isCloseCode(code: unknown): boolean {
  if (typeof code !== 'number' || !Number.isInteger(code)) return false;
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value).slice(0, 40);
}
