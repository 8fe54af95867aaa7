/** A profile as a command of websocat (1.14; its doc.md lists the options). */
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { caPath, Command, filePath, type CommandOptions, type WrittenCommand } from './command.ts';
import { notSaid, type FieldName } from './notSaid.ts';
import { openingParts } from './openingParts.ts';
import { textsOf } from './sentTexts.ts';

const said: readonly FieldName[] = [
  ...([
    'url',
    'query',
    'headers',
    'subprotocols',
    'origin',
    'cookies',
    'auth',
    'proxy',
    'onOpen',
    'heartbeat',
  ] as const),
  ...(['maxPayload', 'autoPong', 'tls.ca', 'tls.pfx', 'tls.passphrase', 'tls.verify'] as const),
];

export function toWebsocat(profile: ConnectionProfile, options: CommandOptions = {}): WrittenCommand {
  const command = new Command('websocat', options);
  const parts = openingParts(profile);
  if (parts.socketPath === undefined) command.add('', parts.url);
  else {
    // Beside the socket the console is named, and the address that the request tells.
    command.addJoined('--ws-c-uri', parts.url);
    command.add('', '-');
    command.add('', 'ws-c:unix:', parts.socketPath);
  }
  if (parts.subprotocols.length > 0) command.addJoined('--protocol', parts.subprotocols.join(', '));
  if (parts.origin !== undefined) command.addJoined('--origin', parts.origin);
  // With a space in between one -H takes all that follows.
  for (const [name, value] of parts.headers) command.addJoined('-H', `${name}: ${value}`);
  if (parts.cookies !== undefined) command.addJoined('-H', `Cookie: ${parts.cookies}`);
  if (parts.basic !== undefined) command.addJoined('--basic-auth', parts.basic);
  addProxy(command, profile.proxy);
  addFrames(command, profile);
  const before = addTls(command, profile);
  command.note(...notSaid(profile, 'websocat', said));
  return command.written(before);
}

function addProxy(command: Command, proxy: string | undefined): void {
  // It uses a proxy only where it is told to.
  if (proxy === undefined || proxy === 'auto' || proxy === 'none') return;
  const socks = /^socks(?:5h?)?:\/\/(?:([^@/]*)@)?([^@/]+)\/?$/i.exec(proxy);
  if (!socks) {
    command.note(t('websocat has no words for an HTTP proxy: left out.'));
    return;
  }
  const [, user, address = ''] = socks;
  command.addJoined('--socks5', address);
  if (user !== undefined) command.addJoined('--socks5-user-pass', user);
  if (!/^(?:[\d.]+|\[[\da-f:.]+\]):\d+$/i.test(address))
    command.note(t('websocat takes a SOCKS proxy by IP address and port only.'));
}

function addFrames(command: Command, { onOpen = [], heartbeat, maxPayload, autoPong }: ConnectionProfile): void {
  const { texts, others } = textsOf(onOpen);
  for (const text of texts) command.addJoined('--preamble', text);
  if (others > 0) command.note(t('websocat sends lines of text: the binary messages of `onOpen` are left out.'));
  if (heartbeat) {
    const seconds = (milliseconds: number): string => String(Math.max(1, Math.round(milliseconds / 1000)));
    command.addJoined('--ping-interval', seconds(heartbeat.interval));
    if (heartbeat.timeout !== undefined) command.addJoined('--ping-timeout', seconds(heartbeat.timeout));
    if (heartbeat.message !== undefined) command.note(t('websocat sends pings in the place of `heartbeat.message`.'));
  }
  if (maxPayload !== undefined) command.addJoined('--max-ws-message-length', String(maxPayload));
  if (autoPong === false) command.addJoined('--inhibit-pongs', '0');
}

/** What stands before the command. */
function addTls(command: Command, profile: ConnectionProfile): string {
  const { pfx, passphrase, verify, cert } = profile.tls ?? {};
  if (verify === false) command.add('--insecure');
  if (pfx !== undefined) {
    command.addJoined('--client-pkcs12-der', filePath(command, 'tls.pfx', pfx) ?? '');
    if (passphrase !== undefined) command.addJoined('--client-pkcs12-passwd', passphrase);
  } else if (cert !== undefined) {
    command.note(
      t(
        'websocat takes a client certificate as PKCS #12: openssl pkcs12 -export -in CERT -inkey KEY -out FILE makes one; name it with --client-pkcs12-der.',
      ),
    );
  }
  const ca = caPath(command, profile, 'websocat');
  if (ca === undefined) return '';
  if (command.shell === 'powershell') {
    command.note(t('websocat has no words for `tls.ca` on Windows: left out.'));
    return '';
  }
  command.note(t('SSL_CERT_FILE is heard where websocat uses OpenSSL, as on Linux.'));
  return command.assignment('SSL_CERT_FILE', ca);
}
