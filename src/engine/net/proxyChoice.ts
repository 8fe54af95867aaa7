import type { ConnectRequest } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';
import type { Target } from './target.ts';

/** The proxy that a connection goes through. */
export interface Proxy {
  readonly kind: 'http' | 'https' | 'socks5';
  /** The name is resolved there, not here (`socks5h:`). */
  readonly resolves: boolean;
  readonly host: string;
  readonly port: number;
  readonly credentials?: { username: string; password: string };
  /** The whole value of `Proxy-Authorization`, from VS Code's setting. */
  readonly authorization?: string;
  /** Without user information. */
  readonly shown: string;
  /** Where it was read: `profile`, `http.proxy`, `HTTPS_PROXY`, … */
  readonly source: string;
}

const kinds: Record<string, { kind: Proxy['kind']; resolves: boolean; port: number }> = {
  'http:': { kind: 'http', resolves: true, port: 80 },
  'https:': { kind: 'https', resolves: true, port: 443 },
  'socks:': { kind: 'socks5', resolves: true, port: 1080 },
  'socks5:': { kind: 'socks5', resolves: false, port: 1080 },
  'socks5h:': { kind: 'socks5', resolves: true, port: 1080 },
};

/**
 * Profile, then VS Code's settings, then the environment; undefined: none. Throws an `RpcError` where the one that is
 * meant cannot be understood.
 */
export function chosenProxy(
  setting: string | undefined,
  target: Target,
  network: ConnectRequest['network'] = {},
): Proxy | undefined {
  if (setting === 'none' || target.socketPath !== undefined) return undefined;
  if (setting !== undefined && setting !== 'auto' && setting !== '') return read(setting, 'profile', undefined);
  const { vscodeProxy = '', vscodeNoProxy = [], proxyAuthorization } = network;
  if (vscodeProxy !== '') {
    if (excluded(target, vscodeNoProxy.length > 0 ? vscodeNoProxy : environmentExclusions(network))) return undefined;
    return read(vscodeProxy, 'http.proxy', proxyAuthorization);
  }
  if (excluded(target, environmentExclusions(network))) return undefined;
  for (const name of [target.secure ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY']) {
    const [found, value] = environmentValue(network, name);
    if (value !== '') return read(value, found, undefined);
  }
  return undefined;
}

/** Hosts, `.suffixes`, `*.suffixes` and `*`, each with a port or without. */
export function excluded({ host, port }: Pick<Target, 'host' | 'port'>, exclusions: readonly string[]): boolean {
  const name = host.toLowerCase();
  return exclusions.some((exclusion) => {
    const text = exclusion.trim().toLowerCase();
    if (text === '') return false;
    if (text === '*') return true;
    const [, listed = '', listedPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(text) ?? [];
    if (listedPort !== undefined && Number(listedPort) !== port) return false;
    const plain = listed.replace(/^\[|\]$/g, '');
    const suffix = plain.startsWith('*.') ? plain.slice(1) : plain;
    if (suffix.startsWith('.')) return name.endsWith(suffix) || name === suffix.slice(1);
    return name === suffix || name.endsWith(`.${suffix}`);
  });
}

function environmentExclusions(network: ConnectRequest['network']): string[] {
  return environmentValue(network, 'NO_PROXY')[1].split(/[\s,]+/);
}

/** The lower-case name is the older one, and wins. */
function environmentValue({ environment = {} }: ConnectRequest['network'] = {}, name: string): [string, string] {
  const lower = name.toLowerCase();
  const value = environment[lower] ?? '';
  return value === '' ? [name, environment[name] ?? ''] : [lower, value];
}

function read(text: string, source: string, authorization: string | undefined): Proxy {
  const url = parsed(text.includes('://') ? text : `http://${text}`);
  const known = url === undefined ? undefined : kinds[url.protocol];
  if (url === undefined || known === undefined || url.hostname === '') throw unusable(source);
  const shown = `${url.protocol}//${url.host}`;
  const { username, password } = url;
  return {
    kind: known.kind,
    resolves: known.resolves,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? known.port : Number(url.port),
    shown,
    source,
    ...(username === '' && password === ''
      ? {}
      : { credentials: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }),
    ...(authorization === undefined || authorization === '' ? {} : { authorization }),
  };
}

function parsed(text: string): URL | undefined {
  try {
    const url = new URL(text);
    decodeURIComponent(url.username + url.password);
    return url;
  } catch {
    return undefined;
  }
}

/** `source`: where it was read. */
export function unusableProxy(source: string): string {
  return source === 'profile'
    ? t('The proxy in the profile cannot be used.')
    : t('The proxy in {0} cannot be used.', source);
}

function unusable(source: string): RpcError {
  return new RpcError({
    code: 'invalid-proxy',
    message: unusableProxy(source),
    cause: t('It is not the URL of an HTTP, HTTPS or SOCKS5 proxy.'),
    remedy: t('Write it as http://host:port, https://host:port, socks5://host:port or socks5h://host:port.'),
  });
}
