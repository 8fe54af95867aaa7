/** A curl command as a profile. Browsers copy handshakes so. */
import { t } from '../../../contract/l10n.ts';
import { pathOf, plainText, shownText, templateOf, textWord, type CommandWord } from '../commandWord.ts';
import { escapeTemplate } from '../../profiles/variables/template.ts';
import { readArguments, type Argument } from './arguments.ts';
import { curlIgnored, curlSyntax } from './curlOptions.ts';
import { ProfileDraft, type ReadCommandLine } from './profileDraft.ts';
import type { CommandLineError } from './words.ts';

/** What curl follows unless `--max-redirs` says otherwise. */
const curlRedirects = 50;

interface CurlState {
  draft: ProfileDraft;
  proxy?: { template: string; user?: string };
  certificateType?: string;
  follows: boolean;
  redirects: number;
}

export function fromCurl(words: readonly CommandWord[]): ReadCommandLine | CommandLineError {
  const state: CurlState = { draft: new ProfileDraft(), follows: false, redirects: curlRedirects };
  const all = readArguments(words, curlSyntax);
  const end = all.findIndex(({ option }) => option === 'next');
  if (end !== -1) state.draft.leaveOut(t('What follows --next'), t('it is another request'));
  for (const argument of end === -1 ? all : all.slice(0, end)) {
    if (argument.option === undefined) state.draft.setUrl(argument.value!);
    else if (!curlIgnored.has(argument.option)) read(argument, argument.option, state);
  }
  return finished(state);
}

function read(argument: Argument, option: string, state: CurlState): void {
  const { value = textWord('') } = argument;
  if (!readRequest(argument, option, value, state) && !readTls(option, value, state) && !readPath(option, value, state))
    state.draft.leaveOut(argument.given);
}

/** What the request says. */
function readRequest({ given }: Argument, option: string, value: CommandWord, { draft }: CurlState): boolean {
  switch (option) {
    case 'url':
      draft.setUrl(value);
      return true;
    case 'header':
      addHeader(draft, value);
      return true;
    case 'user-agent':
      draft.setHeader('User-Agent', templateOf(value));
      return true;
    case 'referer':
      draft.setHeader('Referer', templateOf(value).replace(/;auto$/, ''));
      return true;
    case 'cookie':
      if (shownText(value).includes('=')) draft.addHeader([...textWord('Cookie: '), ...value]);
      else draft.leaveOut(given, t('the cookies are in a file, {0}', shownText(value)));
      return true;
    case 'user':
      draft.setBasic(value);
      return true;
    case 'oauth2-bearer':
      draft.fields.auth = { type: 'bearer', token: templateOf(value) };
      return true;
    case 'request':
    case 'get':
      if (option === 'request' && plainText(value)?.toUpperCase() !== 'GET')
        draft.leaveOut(`${given} ${shownText(value)}`, t('the handshake is a GET request'));
      return true;
    case 'data':
    case 'data-ascii':
    case 'data-binary':
    case 'data-raw':
    case 'data-urlencode':
    case 'form':
    case 'json':
      draft.leaveOut(given, t('the request of a handshake has no body'));
      return true;
    case 'digest':
    case 'ntlm':
    case 'negotiate':
    case 'anyauth':
      draft.leaveOut(given, t('a profile has basic and bearer authentication'));
      return true;
    default:
      return false;
  }
}

/** `Name;` is an empty header, `Name:` takes away one that curl would send, `@file` reads them from there. */
function addHeader(draft: ProfileDraft, word: CommandWord): void {
  const text = plainText(word);
  const empty = /^([^:;]+);$/.exec(text ?? '')?.[1];
  if (empty !== undefined) draft.addHeader(textWord(`${empty}:`));
  else if (text?.startsWith('@')) draft.leaveOut(`-H ${text}`, t('the headers are in a file'));
  else if (text === undefined || !/^[^:]+:\s*$/.test(text)) draft.addHeader(word);
}

function readTls(option: string, value: CommandWord, state: CurlState): boolean {
  const { tls } = state.draft;
  switch (option) {
    case 'cacert':
      tls.ca = pathOf(value);
      return true;
    case 'cert': {
      const [path, password] = certificateOf(value);
      tls.cert = path;
      if (password !== undefined) tls.passphrase = password;
      return true;
    }
    case 'cert-type':
      state.certificateType = plainText(value)?.toUpperCase() ?? '';
      return true;
    case 'key':
      tls.key = pathOf(value);
      return true;
    case 'pass':
      tls.passphrase = templateOf(value);
      return true;
    case 'insecure':
      tls.verify = false;
      return true;
    case 'tls-max':
      tls.maxVersion = versionOf(plainText(value) ?? '') ?? 'TLSv1.3';
      return true;
    default: {
      const version = /^tlsv(1(?:\.[0-3])?)$/.exec(option)?.[1];
      const minVersion = version === undefined ? undefined : versionOf(version);
      if (minVersion) tls.minVersion = minVersion;
      return minVersion !== undefined;
    }
  }
}

function versionOf(number: string): 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3' | undefined {
  if (number === '1' || number === '1.0') return 'TLSv1';
  return number === '1.1' || number === '1.2' || number === '1.3' ? `TLSv${number}` : undefined;
}

/** `path:password`, in which `\:` and `\\` are no ends; `C:\…` is a drive. */
function certificateOf(word: CommandWord): [path: string, password?: string] {
  const text = plainText(word);
  if (text === undefined) return [pathOf(word)];
  const match = /^((?:[a-z]:(?=[\\/]))?(?:\\[^]|[^:\\])*)(?::([^]*))?$/i.exec(text);
  if (!match) return [escapeTemplate(text)];
  const path = escapeTemplate(match[1]!.replace(/\\([\\:])/g, '$1'));
  return match[2] === undefined ? [path] : [path, escapeTemplate(match[2])];
}

/** How it gets there. */
function readPath(option: string, value: CommandWord, state: CurlState): boolean {
  const { draft } = state;
  switch (option) {
    case 'proxy':
      state.proxy = { ...state.proxy, template: templateOf(value) };
      return true;
    case 'socks5':
    case 'socks5-hostname':
      state.proxy = { ...state.proxy, template: `socks5${option === 'socks5' ? '' : 'h'}://${templateOf(value)}` };
      return true;
    case 'proxy-user':
      state.proxy = { template: '', ...state.proxy, user: userInfo(value) };
      return true;
    case 'noproxy':
      if (plainText(value) === '*') draft.fields.proxy = 'none';
      else draft.leaveOut('--noproxy', t('http.noProxy and NO_PROXY say so for all profiles'));
      return true;
    case 'unix-socket':
      draft.socketPath = templateOf(value);
      return true;
    case 'connect-timeout':
      draft.fields.timeouts = { connect: Math.round(Number(plainText(value)) * 1000) || 1 };
      return true;
    case 'location':
    case 'location-trusted':
    case 'follow':
      state.follows = true;
      return true;
    case 'max-redirs': {
      const count = Number(plainText(value));
      state.redirects = count >= 0 && count <= 100 ? Math.floor(count) : 100;
      return true;
    }
    case 'ipv4':
    case 'ipv6':
      draft.fields.family = option;
      return true;
    case 'resolve':
    case 'connect-to':
      draft.leaveOut(
        `--${option} ${shownText(value)}`,
        t('put the name into the hosts file, or connect to the address'),
      );
      return true;
    default:
      return false;
  }
}

function userInfo(word: CommandWord): string {
  return word
    .map((piece) =>
      'variable' in piece ? `\${env:${piece.variable}}` : piece.text.split(':').map(encodeURIComponent).join(':'),
    )
    .join('');
}

/** Where no port is named, curl takes 1080 for all but `https:`. */
function withPort(scheme: string, authority: string): string {
  if (/^https:/i.test(scheme) || /:\d+\/?$|\}\/?$/.test(authority)) return authority;
  return `${authority.replace(/\/$/, '')}:1080`;
}

function finished({
  draft,
  proxy,
  certificateType,
  follows,
  redirects,
}: CurlState): ReadCommandLine | CommandLineError {
  if (follows) draft.fields.followRedirects = redirects;
  if (certificateType === 'P12' && draft.tls.cert !== undefined) {
    draft.tls.pfx = draft.tls.cert;
    delete draft.tls.cert;
  }
  if (proxy && proxy.template !== '' && draft.fields.proxy !== 'none') {
    const [, scheme = 'http://', rest = ''] = /^([a-z][a-z0-9]*:\/\/)?(.*)$/is.exec(proxy.template)!;
    if (/^socks4/i.test(scheme)) draft.leaveOut('--proxy', t('only SOCKS version 5 is spoken'));
    else draft.fields.proxy = `${scheme}${proxy.user === undefined ? '' : `${proxy.user}@`}${withPort(scheme, rest)}`;
  } else if (proxy?.template === '') draft.fields.proxy = 'none';
  return draft.finished('curl');
}
