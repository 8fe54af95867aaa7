import type { HeaderList } from '../../../contract/model.ts';
import type { HarConnection } from './harFields.ts';

export interface HarHeads {
  request: Uint8Array;
  /** Undefined where there was no answer. */
  response: Uint8Array | undefined;
}

/** The handshake as its headers tell it; undefined where they do not: an upgrade is only one with both. */
export function harHeads({ url, method, request, status, statusText, response }: HarConnection): HarHeads | undefined {
  if (request.length === 0 || method !== 'GET') return undefined;
  if (status === 101 && response.length === 0) return undefined;
  const target = url === '' ? '/' : pathOf(url);
  const named = request.some(([name]) => name.toLowerCase() === 'host');
  const host: HeaderList = named || url === '' ? [] : [['Host', new URL(url).host]];
  return {
    request: head(`GET ${target} HTTP/1.1`, [...host, ...request]),
    response: status === 0 ? undefined : head(`HTTP/1.1 ${status} ${statusText}`.trimEnd(), response),
  };
}

/** As it is written in the URL. */
function pathOf(url: string): string {
  const [, rest = ''] = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return path.replace(/\s/g, '%20');
}

function head(startLine: string, headers: HeaderList): Uint8Array {
  const lines = [startLine.replace(/[\r\n]+/g, ' '), ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
