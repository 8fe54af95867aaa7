/** A command of websocat (1.14; and what 4 has kept) as a profile. */
import { t } from '../../../contract/l10n.ts';
import { pathOf, plainText, shownText, templateOf, textWord, type CommandWord } from '../commandWord.ts';
import { readArguments, type Argument, type OptionSyntax } from './arguments.ts';
import { ProfileDraft, type ReadCommandLine } from './profileDraft.ts';
import type { CommandLineError } from './words.ts';

const syntax: OptionSyntax = {
  joined: true,
  valued: new Set(
    `socks5 socks5-user-pass autoreconnect-delay-millis basic-auth basic-auth-file queue-len buffer-size byte-to-exit-on
    client-pkcs12-der client-pkcs12-passwd close-reason close-status-code crypto-key header server-header header-to-env
    inhibit-pongs just-generate-accept lengthprefixed-nbytes max-messages max-messages-rev conncap max-sent-pings
    max-ws-frame-length max-ws-message-length origin pkcs12-der pkcs12-passwd preamble preamble-reverse prometheus
    request-header request-method request-uri restrict-uri static-file socks5-bind-script socks5-destination tls-domain
    ua protocol server-protocol websocket-version binary-prefix ws-c-uri ping-interval ping-timeout text-prefix
    exec-args`.split(/\s+/),
  ),
  letters: {
    b: 'binary',
    B: 'buffer-size',
    e: 'set-environment',
    E: 'exit-on-eof',
    F: 'static-file',
    H: 'header',
    k: 'insecure',
    n: 'no-close',
    p: 'preamble',
    P: 'preamble-reverse',
    q: 'quiet',
    s: 'server-mode',
    S: 'strict',
    t: 'text',
    u: 'unidirectional',
    U: 'unidirectional-reverse',
    v: 'verbose',
    X: 'request-method',
    '0': 'null-terminated',
    '1': 'one-message',
  },
};

/** How lines and messages are made of each other; a panel does that in its own way. */
const ignored: ReadonlySet<string> = new Set(
  `binary text no-close exit-on-eof quiet strict verbose null-terminated one-message no-line linemode-strip-newlines
  print-ping-rtts async-stdio no-async-stdio base64 base64-text buffer-size max-messages max-messages-rev jsonrpc
  jsonrpc-omit-jsonrpc unidirectional unidirectional-reverse`.split(/\s+/),
);

interface WebsocatState {
  draft: ProfileDraft;
  userPassword?: string;
  socksAddress?: string;
  uri?: CommandWord;
}

export function fromWebsocat(words: readonly CommandWord[]): ReadCommandLine | CommandLineError {
  const state: WebsocatState = { draft: new ProfileDraft() };
  const { draft } = state;
  const all = readArguments(words, syntax);
  if (all.some(({ option }) => option === 'server-mode' || option === 'server'))
    return { code: 'listens', error: t('This websocat listens for connections; it makes none.') };
  let inHeaders = false;
  for (const argument of all) {
    const { option, value } = argument;
    if (option !== undefined) {
      if (!ignored.has(option)) read(argument, option, state);
      inHeaders = option === 'header';
    } else if (inHeaders && /^[\w-]+:(?!\/\/)/.test(shownText(value!))) draft.addHeader(value!);
    else readEndpoint(value!, state);
  }
  if (state.uri) draft.setUrl(state.uri);
  const { socksAddress, userPassword } = state;
  if (socksAddress !== undefined)
    draft.fields.proxy = `socks5://${userPassword === undefined ? '' : `${userPassword}@`}${socksAddress}`;
  return draft.finished('websocat');
}

/** `-` is the console; of the others one is the address. */
function readEndpoint(word: CommandWord, { draft }: WebsocatState): void {
  const text = shownText(word);
  const [first, ...others] = word;
  const start = first && 'text' in first ? first.text : '';
  const rest = (length: number): CommandWord => [{ text: start.slice(length) }, ...others];
  const reconnecting = /^(?:autoreconnect|reuse|reuse-raw):(?=wss?:)/.exec(start)?.[0];
  const socket = /^ws-(?:c|connect):unix(?:-connect|-c)?:/.exec(start)?.[0];
  if (text === '-' || text === 'stdio:') return;
  if (reconnecting !== undefined) {
    if (reconnecting === 'autoreconnect:') draft.fields.reconnect = true;
    draft.setUrl(rest(reconnecting.length));
  } else if (socket !== undefined) draft.socketPath = templateOf(rest(socket.length));
  else if (/^wss?:\/\//i.test(text) || start === '') draft.setUrl(word);
  else draft.leaveOut(text, t('a panel is at the other end'));
}

function read({ given, value = textWord('') }: Argument, option: string, state: WebsocatState): void {
  const { draft } = state;
  const { fields, tls } = draft;
  switch (option) {
    case 'header':
      draft.addHeader(value);
      return;
    case 'ua':
      draft.setHeader('User-Agent', templateOf(value));
      return;
    case 'origin':
      fields.origin = templateOf(value);
      return;
    case 'protocol':
      fields.subprotocols = [...(fields.subprotocols ?? []), ...templateOf(value).split(/\s*,\s*/)];
      return;
    case 'basic-auth':
      draft.setBasic(value);
      return;
    case 'insecure':
      tls.verify = false;
      return;
    case 'client-pkcs12-der':
      tls.pfx = pathOf(value);
      return;
    case 'client-pkcs12-passwd':
      tls.passphrase = templateOf(value);
      return;
    case 'tls-domain':
      tls.servername = templateOf(value);
      return;
    case 'socks5':
      state.socksAddress = templateOf(value);
      return;
    case 'socks5-user-pass':
      state.userPassword = templateOf(value);
      return;
    case 'ws-c-uri':
      state.uri = value;
      return;
    case 'preamble':
      fields.onOpen = [...(fields.onOpen ?? []), templateOf(value)];
      return;
    case 'ping-interval':
      fields.heartbeat = { ...fields.heartbeat, interval: milliseconds(value) };
      return;
    case 'ping-timeout':
      fields.heartbeat = { interval: milliseconds(value), ...fields.heartbeat, timeout: milliseconds(value) };
      return;
    case 'max-ws-message-length':
      fields.maxPayload = Math.max(1, Math.floor(Number(plainText(value))) || 1);
      return;
    case 'inhibit-pongs':
      if (plainText(value) === '0') fields.autoPong = false;
      else draft.leaveOut(given, t('a profile answers all pings, or none'));
      return;
    case 'websocket-version':
      if (plainText(value) !== '13') draft.leaveOut(given, t('version 13 is the one of RFC 6455'));
      return;
    default:
      draft.leaveOut(given);
  }
}

function milliseconds(seconds: CommandWord): number {
  return Math.max(1, Math.round(Number(plainText(seconds)) * 1000)) || 1000;
}
