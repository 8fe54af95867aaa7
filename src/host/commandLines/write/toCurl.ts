/**
 * A profile as a curl command. `handshake` is for any curl: an HTTP request with the headers of RFC 6455 §4.1, and the
 * answer on the terminal. `websocket` is for curl ≥ 8.11, which understands `ws://`, and prints messages.
 */
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { compressionOffer } from '../compressionOffer.ts';
import { caPath, Command, filePath, type CommandOptions, type WrittenCommand } from './command.ts';
import { notSaid, type FieldName } from './notSaid.ts';
import { openingParts, type OpeningParts } from './openingParts.ts';

export interface CurlOptions extends CommandOptions {
  /** `handshake` unless said otherwise. */
  form?: 'handshake' | 'websocket';
}

/** Any sixteen bytes are a key; these are those of RFC 6455 §1.3. */
const key = 'dGhlIHNhbXBsZSBub25jZQ==';

const said: readonly FieldName[] = [
  ...(['url', 'query', 'headers', 'subprotocols', 'origin', 'cookies', 'auth', 'proxy', 'compression'] as const),
  ...(['timeouts', 'followRedirects', 'family'] as const),
  ...(['tls.ca', 'tls.cert', 'tls.key', 'tls.pfx', 'tls.passphrase'] as const),
  ...(['tls.minVersion', 'tls.maxVersion', 'tls.verify'] as const),
];

export function toCurl(profile: ConnectionProfile, options: CurlOptions = {}): WrittenCommand {
  const { form = 'handshake', shell = 'posix' } = options;
  const parts = openingParts(profile);
  // In Windows PowerShell `curl` is another program.
  const command = new Command(shell === 'powershell' ? 'curl.exe' : 'curl', options);
  command.add('--include');
  command.add('--no-buffer');
  addAddress(command, parts, form);
  if (form === 'handshake') addHandshake(command, parts);
  addFields(command, profile, parts);
  addTls(command, profile);
  addTransport(command, profile, parts);
  if (form === 'websocket') command.note(t('It needs curl 8.11 or newer (curl --version lists ws).'));
  command.note(...notSaid(profile, 'curl', said));
  if (profile.timeouts?.response !== undefined)
    command.note(t('{0} has no words for {1}: left out.', 'curl', '`timeouts.response`'));
  return command.written();
}

function addAddress(command: Command, { url, socketPath }: OpeningParts, form: 'handshake' | 'websocket'): void {
  if (/[[\]{}]/.test(url.replace(/\$\{[^}]*\}/g, '').replace(/^\w+:\/\/[^/?]*/, ''))) command.add('--globoff');
  if (socketPath !== undefined) command.add('--unix-socket', socketPath);
  command.add('', form === 'handshake' ? url.replace(/^ws/, 'http') : url);
  if (!/^wss?:/.test(url)) command.note(t('The address begins with a variable: for this curl it must be http(s)://.'));
}

function addHandshake(command: Command, { headers }: OpeningParts): void {
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  command.add('--http1.1');
  for (const [name, value] of [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', key],
  ] as const) {
    if (!given.has(name.toLowerCase())) command.add('-H', `${name}: ${value}`);
  }
}

function addFields(command: Command, profile: ConnectionProfile, parts: OpeningParts): void {
  const { headers, subprotocols, origin, basic, cookies } = parts;
  const extensions = compressionOffer(profile.compression);
  const isOwn = headers.some(([name]) => name.toLowerCase() === 'sec-websocket-extensions');
  if (subprotocols.length > 0) command.add('-H', `Sec-WebSocket-Protocol: ${subprotocols.join(', ')}`);
  if (extensions !== '' && !isOwn) command.add('-H', `Sec-WebSocket-Extensions: ${extensions}`);
  if (origin !== undefined) command.add('-H', `Origin: ${origin}`);
  for (const [name, value] of headers) command.add('-H', value === '' ? `${name};` : `${name}: ${value}`);
  if (cookies !== undefined) command.add('-b', cookies);
  if (basic !== undefined) command.add('-u', basic);
  if (typeof profile.compression === 'object' && profile.compression.threshold !== undefined)
    command.note(t('{0} has no words for {1}: left out.', 'curl', '`compression.threshold`'));
}

function addTls(command: Command, profile: ConnectionProfile): void {
  const { cert, key: keyFile, pfx, passphrase, minVersion, maxVersion, verify } = profile.tls ?? {};
  const file = (option: string, name: string, value: string | undefined): void => {
    const path = filePath(command, name, value);
    if (path !== undefined) command.add(option, path);
  };
  const ca = caPath(command, profile, 'curl');
  if (ca !== undefined) {
    command.add('--cacert', ca);
    command.note(t('With --cacert curl trusts that file in the place of the system’s authorities.'));
  }
  file('--cert', 'tls.cert', escapedCertificate(filePath(command, 'tls.cert', cert), command));
  file('--key', 'tls.key', keyFile);
  if (pfx !== undefined) {
    command.add('--cert', escapedCertificate(filePath(command, 'tls.pfx', pfx), command) ?? '');
    command.add('--cert-type', 'P12');
  }
  if (passphrase !== undefined) command.add('--pass', passphrase);
  if (minVersion !== undefined) command.add(`--${versionOption(minVersion)}`);
  if (maxVersion !== undefined) command.add('--tls-max', versionOption(maxVersion).slice('tlsv'.length));
  if (verify === false) command.add('--insecure');
}

/** In `--cert` a colon begins the password, unless a backslash is before it. */
function escapedCertificate(path: string | undefined, { shell }: Command): string | undefined {
  return shell === 'posix' ? path?.replace(/\\|:(?![^{}]*\})/g, '\\$&') : path;
}

function versionOption(version: string): string {
  return version === 'TLSv1' ? 'tlsv1.0' : version.toLowerCase();
}

function addTransport(command: Command, profile: ConnectionProfile, { socketPath }: OpeningParts): void {
  const { proxy, timeouts, followRedirects = 0, family } = profile;
  if (proxy === 'none') command.add('--noproxy', '*');
  else if (proxy !== undefined && proxy !== 'auto' && socketPath === undefined) {
    // Where no port is named, curl takes 1080.
    const isBare = /^http:\/\//i.test(proxy) && !/:\d+\/?$|\}\/?$/.test(proxy);
    // Its `socks:` is version 4.
    const named = proxy.replace(/^socks:/i, 'socks5h:');
    command.add('--proxy', isBare ? `${proxy.replace(/\/$/, '')}:80` : named);
    // Without it a plain `http://` request goes through the proxy without CONNECT.
    if (!/^socks/i.test(proxy)) command.add('--proxytunnel');
  }
  if (timeouts?.connect !== undefined) command.add('--connect-timeout', String(timeouts.connect / 1000));
  if (followRedirects > 0) {
    command.add('--location');
    command.add('--max-redirs', String(followRedirects));
  }
  if (family !== undefined) command.add(`--${family}`);
}
