/** A profile as a command of wscat (6.1; its README lists the options). */
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { caPath, Command, filePath, type CommandOptions, type WrittenCommand } from './command.ts';
import { notSaid, type FieldName } from './notSaid.ts';
import { openingParts, type OpeningParts } from './openingParts.ts';
import { textsOf } from './sentTexts.ts';

const said: readonly FieldName[] = [
  ...(['url', 'query', 'headers', 'subprotocols', 'origin', 'cookies', 'auth', 'followRedirects', 'onOpen'] as const),
  ...(['tls.ca', 'tls.cert', 'tls.key', 'tls.passphrase', 'tls.verify', 'proxy'] as const),
];

export function toWscat(profile: ConnectionProfile, options: CommandOptions = {}): WrittenCommand {
  const command = new Command('wscat', options);
  const parts = openingParts(profile);
  command.add('--connect', unixUrl(parts));
  for (const name of parts.subprotocols) command.add('-s', name);
  if (parts.origin !== undefined) command.add('-o', parts.origin);
  addHeaders(command, parts);
  if (parts.basic !== undefined) command.add('--auth', parts.basic);
  addTls(command, profile);
  addProxy(command, profile.proxy);
  if ((profile.followRedirects ?? 0) > 0) {
    command.add('--location');
    command.add('--max-redirects', String(profile.followRedirects));
  }
  addMessages(command, profile);
  command.note(...notSaid(profile, 'wscat', said));
  return command.written();
}

/** `ws`, which wscat is made of, has the same notation. */
function unixUrl({ url, socketPath }: OpeningParts): string {
  return socketPath === undefined
    ? url
    : url.replace(/^(wss?):\/\/localhost/, (_, scheme: string) => `${scheme}+unix:${socketPath}:`);
}

/** It keeps one header of a name. */
function addHeaders(command: Command, { headers, cookies }: OpeningParts): void {
  const all: [string, string][] = [...headers];
  if (cookies !== undefined) all.push(['Cookie', cookies]);
  const names = all.map(([name]) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) command.note(t('wscat sends one header of a name, the last: {0}.', twice.join(', ')));
  for (const [name, value] of all) command.add('-H', `${name}: ${value}`);
}

function addTls(command: Command, profile: ConnectionProfile): void {
  const { cert, key, passphrase, verify } = profile.tls ?? {};
  const file = (option: string, path: string | undefined): void => {
    if (path !== undefined) command.add(option, path);
  };
  const ca = caPath(command, profile, 'wscat');
  file('--ca', ca);
  if (ca !== undefined) command.note(t('With --ca wscat trusts that file in the place of the system’s authorities.'));
  file('--cert', filePath(command, 'tls.cert', cert));
  file('--key', filePath(command, 'tls.key', key));
  // Without `=` one that begins with a dash would be the next option.
  if (passphrase !== undefined) command.addJoined('--passphrase', passphrase);
  if (verify === false) command.add('--no-check');
}

function addProxy(command: Command, proxy: string | undefined): void {
  // It uses a proxy only where it is told to.
  if (proxy === undefined || proxy === 'auto' || proxy === 'none') return;
  if (/^socks/i.test(proxy)) command.note(t('wscat has no words for a SOCKS proxy: left out.'));
  else command.add('--proxy', proxy);
}

function addMessages(command: Command, { onOpen = [] }: ConnectionProfile): void {
  const { texts, others } = textsOf(onOpen);
  for (const text of texts) command.add('-x', text);
  if (texts.length > 0) {
    command.add('--wait', '-1');
    command.note(t('With -x wscat sends these messages, and then only listens.'));
  }
  if (others > 0) command.note(t('wscat sends text only: the binary messages of `onOpen` are left out.'));
}
