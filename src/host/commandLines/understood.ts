/** What was read of a command line, in words, without its secrets. */
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile, ProfileMessage } from '../../contract/profile.ts';
import { grouped } from '../amounts.ts';
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
  add(t('Address'), shown.url);
  add(t('Subprotocols'), shown.subprotocols?.join(', '));
  add(t('Origin'), shown.origin);
  for (const [name, value] of shown.headers ?? []) add(t('Header {0}', name), value === '' ? t('(empty)') : value);
  add(t('Cookies'), Object.keys(shown.cookies ?? {}).join(', '));
  add(t('Authentication'), authWords(shown));
  add(t('Proxy'), shown.proxy);
  const names = tlsWords();
  for (const [name, value] of Object.entries<string | string[] | boolean>({ ...shown.tls }))
    add(names[name] ?? name, tlsValue(value));
  add(t('Compression'), compressionWords(shown.compression));
  add(t('Time to connect'), shown.timeouts?.connect === undefined ? undefined : `${shown.timeouts.connect} ms`);
  add(t('Redirects followed'), shown.followRedirects);
  add(t('Addresses'), { ipv4: t('IPv4 only'), ipv6: t('IPv6 only'), both: undefined }[shown.family ?? 'both']);
  for (const message of shown.onOpen ?? []) add(t('Sent on open'), messageText(message));
  add(t('Heartbeat'), shown.heartbeat && t('a ping every {0} s', shown.heartbeat.interval / 1000));
  add(t('Longest message'), shown.maxPayload === undefined ? undefined : t('{0} bytes', grouped(shown.maxPayload)));
  add(t('Pings'), shown.autoPong === false ? t('are not answered') : undefined);
  add(t('Reconnects'), shown.reconnect === true ? t('by itself') : undefined);
  return list;
}

function tlsWords(): Readonly<Record<string, string>> {
  return {
    ca: t('Trusted authority'),
    cert: t('Client certificate'),
    key: t('Private key'),
    pfx: t('Client certificate and key'),
    passphrase: t('Passphrase'),
    servername: t('Server name'),
    minVersion: t('TLS at least'),
    maxVersion: t('TLS at most'),
    verify: t('Certificates'),
  };
}

function tlsValue(value: string | string[] | boolean): string {
  if (typeof value === 'boolean') return value ? t('are checked') : t('are not checked');
  return [value].flat().join(', ');
}

function authWords({ auth }: ConnectionProfile): string | undefined {
  switch (auth?.type) {
    case undefined:
      return undefined;
    case 'basic':
      return t('basic, as {0}', auth.username);
    case 'bearer':
      return t('bearer token');
    case 'apiKey':
      return auth.in === 'header' ? t('{0} in the header', auth.name) : t('{0} in the query', auth.name);
    default:
      return auth satisfies never;
  }
}

function compressionWords(compression: ConnectionProfile['compression']): string | undefined {
  if (compression === undefined) return undefined;
  return typeof compression === 'boolean' ? (compression ? t('offered') : t('not offered')) : t('with parameters');
}

function messageText(message: ProfileMessage): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
