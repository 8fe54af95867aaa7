import type { Correlation } from '../../correlation/correlation.ts';
import { cdpParams } from '../cdpParams.ts';
import type { Format } from '../format.ts';
import { jsonCodec, shareOfJson } from '../jsonPayload.ts';
import { isObject, member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';

/** Of a session's id, as many characters as tell it from others on the screen. */
const shownOfSession = 6;

/** `Page.navigate`: domains begin with a capital, commands and events do not. */
const methodName = /^[A-Z][A-Za-z]+\.[a-z][A-Za-z]*$/;
/** Domains that are there in each target, and hardly elsewhere. */
const telling =
  /^(?:Page|Runtime|Target|Network|DOM|Browser|Debugger|Emulation|Log|Fetch|CSS|Input|Performance)\.[a-z]/;
const address = /\/devtools\/(?:browser|page|worker|inspector)\//;

/** Chrome DevTools Protocol, with flat sessions (chromedevtools.github.io/devtools-protocol). */
export const cdp: Format = {
  id: 'cdp',
  title: 'Chrome DevTools Protocol',
  recognise(evidence) {
    const asked = address.test(evidence.url) ? 0.95 : 0;
    const tells = shareOfJson(evidence, (value) => telling.test(textMember(value, 'method') ?? ''));
    return Math.max(asked, tells === 0 ? 0 : 0.9 * shareOfJson(evidence, isMessage));
  },
  open: () => Promise.resolve(codec),
};

function isMessage(value: Plain): boolean {
  if (!isObject(value) || member(value, 'jsonrpc') !== undefined) return false;
  const method = textMember(value, 'method');
  if (method !== undefined) return methodName.test(method);
  return (
    typeof member(value, 'id') === 'number' && (isObject(member(value, 'result')) || isObject(member(value, 'error')))
  );
}

const codec = jsonCodec({ summary: line, correlations });

/** `Page.navigate #3 @A1B2C3 https://example.com/`, `#3 @A1B2C3 result {…}`, `Network.responseReceived 200 …`. */
function line(message: Plain): string {
  const id = member(message, 'id');
  const number = id === undefined ? '' : `#${brief(id, 40)}`;
  const session = textMember(message, 'sessionId');
  const where = session === undefined ? '' : `@${session.slice(0, shownOfSession)}`;
  const method = textMember(message, 'method');
  if (method !== undefined) return words(method, number, where, cdpParams(method, member(message, 'params')));
  const error = member(message, 'error');
  if (error !== undefined) {
    const [code, text, data] = [member(error, 'code'), textMember(error, 'message'), member(error, 'data')];
    return words(number, where, 'error', brief(code, 20), text, brief(data));
  }
  const result = member(message, 'result');
  return result === undefined ? brief(message) : words(number, where, 'result', brief(result));
}

/** Ids are those of a session; commands to the browser itself have none. */
function correlations(message: Plain): readonly Correlation[] {
  const number = member(message, 'id');
  if (typeof number !== 'number') return [];
  const id = `${textMember(message, 'sessionId') ?? ''} ${number}`;
  return [{ id, role: textMember(message, 'method') === undefined ? 'reply' : 'request' }];
}
