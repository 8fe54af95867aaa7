/** What was read of a command line, in words, without its secrets. */
import type { ConnectionProfile, ProfileMessage } from '../../contract/profile.ts';
import { extractSecrets } from '../profiles/secretExtraction.ts';

export interface Understood {
  /** `Header X-Room`. */
  what: string;
  value: string;
}

export function understood(profile: ConnectionProfile): Understood[] {
  const shown = extractSecrets(profile, () => '•••');
  const list: Understood[] = [];
  const add = (what: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') list.push({ what, value: String(value) });
  };
  add('Address', shown.url);
  add('Subprotocols', shown.subprotocols?.join(', '));
  add('Origin', shown.origin);
  for (const [name, value] of shown.headers ?? []) add(`Header ${name}`, value === '' ? '(empty)' : value);
  add('Cookies', Object.keys(shown.cookies ?? {}).join(', '));
  add('Authentication', authWords(shown));
  add('Proxy', shown.proxy);
  for (const [name, value] of Object.entries<string | string[] | boolean>({ ...shown.tls }))
    add(tlsWords[name] ?? name, tlsValue(value));
  add('Compression', compressionWords(shown.compression));
  add('Time to connect', shown.timeouts?.connect === undefined ? undefined : `${shown.timeouts.connect} ms`);
  add('Redirects followed', shown.followRedirects);
  add('Addresses', { ipv4: 'IPv4 only', ipv6: 'IPv6 only', both: undefined }[shown.family ?? 'both']);
  for (const message of shown.onOpen ?? []) add('Sent on open', messageText(message));
  add('Heartbeat', shown.heartbeat && `a ping every ${shown.heartbeat.interval / 1000} s`);
  add('Longest message', shown.maxPayload === undefined ? undefined : `${shown.maxPayload} bytes`);
  add('Pings', shown.autoPong === false ? 'are not answered' : undefined);
  add('Reconnects', shown.reconnect === true ? 'by itself' : undefined);
  return list;
}

const tlsWords: Readonly<Record<string, string>> = {
  ca: 'Trusted authority',
  cert: 'Client certificate',
  key: 'Private key',
  pfx: 'Client certificate and key',
  passphrase: 'Passphrase',
  servername: 'Server name',
  minVersion: 'TLS at least',
  maxVersion: 'TLS at most',
  verify: 'Certificates',
};

function tlsValue(value: string | string[] | boolean): string {
  if (typeof value === 'boolean') return value ? 'are checked' : 'are not checked';
  return [value].flat().join(', ');
}

function authWords({ auth }: ConnectionProfile): string | undefined {
  switch (auth?.type) {
    case undefined:
      return undefined;
    case 'basic':
      return `basic, as ${auth.username}`;
    case 'bearer':
      return 'bearer token';
    case 'apiKey':
      return `${auth.name} in the ${auth.in}`;
    default:
      return auth satisfies never;
  }
}

function compressionWords(compression: ConnectionProfile['compression']): string | undefined {
  if (compression === undefined) return undefined;
  return typeof compression === 'boolean' ? (compression ? 'offered' : 'not offered') : 'with parameters';
}

function messageText(message: ProfileMessage): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
