import { t } from '../../contract/l10n.ts';
import type { HeaderList } from '../../contract/model.ts';
import { headerValue } from '../wire/httpHead.ts';

/** The schemes that a server asks for (RFC 9110 §11.6.1), as it writes them, each once: `Basic`, `Bearer`, `NTLM`, … */
export function schemesAsked(headers: HeaderList, field: 'WWW-Authenticate' | 'Proxy-Authenticate'): string[] {
  const value = (headerValue(headers, field) ?? '').slice(0, 4_000).replace(/"(?:[^"\\]|\\[^])*"?/g, '""');
  const found = value.split(',').flatMap((part) => {
    // A scheme stands alone or before a parameter; `realm="…"` after a comma is a parameter.
    const scheme = /^\s*([A-Za-z][\w-]{0,40})(?:\s+\S|\s*$)/.exec(part)?.[1];
    return scheme === undefined || /^\s*[\w-]+\s*=/.test(part) ? [] : [scheme];
  });
  return [...new Set(found)].slice(0, 8);
}

export function asksFor(schemes: readonly string[], scheme: string): boolean {
  return schemes.some((name) => name.toLowerCase() === scheme);
}

/** `Basic or Bearer` */
export function listed(schemes: readonly string[]): string {
  return schemes.length < 2 ? (schemes[0] ?? '') : t('{0} or {1}', schemes.slice(0, -1).join(', '), schemes.at(-1)!);
}
