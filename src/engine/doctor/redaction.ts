/** Heads, URLs and texts without the secrets in them. */
import type { Failure, Head, HeaderList } from '../../contract/model.ts';
import { isSecretName, isSecretSubprotocol, isSecretValue } from './secretNames.ts';

/** In the place of what is not shown. */
export const hidden = '•••';

const confidential = new Set(['authorization', 'proxy-authorization']);
const withUrl = new Set(['location', 'content-location', 'referer', 'refresh', 'link']);
/** Random by their nature, and no secrets; or names, not values. */
const plain =
  /^(?:sec-websocket-(?:key|accept|version|extensions)|(?:www|proxy)-authenticate|etag|server|via|date|cf-ray|x-amz.*|x-request-id)$/;
const schemeOnly = /^(bearer|basic|digest|negotiate|ntlm|token|apikey)\s+\S.*$/is;

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => (left.includes(secret) ? left.replaceAll(secret, hidden) : left), text);
}

/** What happened, why, and what to do. */
export function failureWithoutSecrets(failure: Failure, secrets: readonly string[] = []): Failure {
  const shown = (text: string): string => withoutSecrets(text, secrets);
  return { ...failure, message: shown(failure.message), cause: shown(failure.cause), remedy: shown(failure.remedy) };
}

/** The start line too: a request target is a URL. */
export function redactedHead<Shown extends Pick<Head, 'startLine' | 'headers'>>(
  head: Shown,
  secrets: readonly string[],
): Shown {
  return {
    ...head,
    startLine: withoutSecrets(
      head.startLine
        .split(' ')
        .map((part) => (part.startsWith('HTTP/') ? part : redactedUrl(part)))
        .join(' '),
      secrets,
    ),
    headers: head.headers.map(([name, value]): HeaderList[number] => [
      withoutSecrets(name, secrets),
      withoutSecrets(redactedValue(name, value), secrets),
    ]),
  };
}

function redactedValue(name: string, value: string): string {
  const lower = name.trim().toLowerCase();
  if (lower === 'cookie') return redactedPairs(value, ';', () => true);
  if (lower === 'set-cookie' || lower === 'set-cookie2') return redactedCookie(value);
  if (lower === 'sec-websocket-protocol') return redactedSubprotocols(value);
  if (confidential.has(lower)) return schemed(value);
  if (withUrl.has(lower)) return redactedUrl(value);
  if (plain.test(lower)) return value;
  return value !== '' && (isSecretName(lower) || isSecretValue(value)) ? schemed(value) : value;
}

/** `Bearer •••`, or all of it hidden. */
function schemed(value: string): string {
  const scheme = schemeOnly.exec(value)?.[1];
  return scheme === undefined ? hidden : `${scheme} ${hidden}`;
}

/** The cookie's name and attributes stay. */
function redactedCookie(value: string): string {
  const end = value.indexOf(';');
  const pair = end === -1 ? value : value.slice(0, end);
  return redactedPairs(pair, ';', () => true) + (end === -1 ? '' : value.slice(end));
}

function redactedSubprotocols(value: string): string {
  return value
    .split(',')
    .map((part) => part.replace(/\S+/, redactedSubprotocol))
    .join(',');
}

export function redactedSubprotocol(name: string): string {
  return isSecretSubprotocol(name) ? hidden : name;
}

/** Running text: the words that look secret. */
export function redactedWords(text: string): string {
  return text.replace(/[\w.-]{24,}/g, (word) => (isSecretValue(word) ? hidden : word));
}

/**
 * User information is left out; of the query, values that are secret by their name or look; of the path, segments that
 * look secret. Works on the text, not on a parsed URL: what is no secret stays as it is.
 */
export function redactedUrl(url: string): string {
  const question = url.indexOf('?');
  const place = question === -1 ? url : url.slice(0, question);
  const [, scheme = '', authority = ''] = /^((?:[a-z][\w+.-]*:)?\/\/)([^/]*)/i.exec(place) ?? [];
  const segments = place.slice(scheme.length + authority.length).split('/');
  const shown = segments.map((segment) => (isSecretValue(segment) ? hidden : segment)).join('/');
  const path = scheme + authority.slice(authority.lastIndexOf('@') + 1) + shown;
  if (question === -1) return path;
  const secret = (name: string, value: string): boolean => isSecretName(decoded(name)) || isSecretValue(decoded(value));
  return `${path}?${redactedPairs(url.slice(question + 1), '&', secret)}`;
}

function redactedPairs(text: string, separator: string, secret: (name: string, value: string) => boolean): string {
  return text
    .split(separator)
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals === -1 ? ['', pair] : [pair.slice(0, equals), pair.slice(equals + 1)];
      if (value === '' || !secret(name, value)) return pair;
      return equals === -1 ? hidden : `${name}=${hidden}`;
    })
    .join(separator);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
