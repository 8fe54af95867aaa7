/** A command of wscat (6.1) as a profile. */
import { t } from '../../../contract/l10n.ts';
import { pathOf, plainText, shownText, templateOf, textWord, type CommandWord } from '../commandWord.ts';
import { readArguments, type Argument, type OptionSyntax } from './arguments.ts';
import { ProfileDraft, type ReadCommandLine } from './profileDraft.ts';
import type { CommandLineError } from './words.ts';

const syntax: OptionSyntax = {
  joined: true,
  valued: new Set(
    [
      'auth',
      'ca',
      'cert',
      'host',
      'key',
      'proxy',
      'connect',
      'header',
      'listen',
      'origin',
      'protocol',
      'subprotocol',
    ].concat(['wait', 'execute']),
  ),
  maybeValued: new Set(['passphrase', 'max-redirects']),
  letters: {
    c: 'connect',
    h: 'help',
    H: 'header',
    l: 'listen',
    L: 'location',
    n: 'no-check',
    o: 'origin',
    p: 'protocol',
    P: 'show-ping-pong',
    s: 'subprotocol',
    V: 'version',
    w: 'wait',
    x: 'execute',
  },
};

/** What ws follows unless `--max-redirects` says otherwise. */
const wscatRedirects = 10;

export function fromWscat(words: readonly CommandWord[]): ReadCommandLine | CommandLineError {
  const draft = new ProfileDraft();
  const all = readArguments(words, syntax);
  if (all.some(({ option }) => option === 'listen'))
    return { code: 'listens', error: t('This wscat listens for connections; it makes none.') };
  for (const argument of all) {
    if (argument.option !== undefined) read(argument, argument.option, draft);
    else if (/^wss?:/i.test(argument.given)) draft.setUrl(argument.value!);
    else draft.leaveOut(argument.given, t('it belongs to no option'));
  }
  if (all.some(({ option }) => option === 'location')) {
    const limit = all.findLast(({ option }) => option === 'max-redirects')?.value;
    const count = limit === undefined ? wscatRedirects : Number(plainText(limit));
    draft.fields.followRedirects = Number.isInteger(count) && count >= 0 ? Math.min(count, 100) : wscatRedirects;
  }
  return draft.finished('wscat');
}

function read({ given, value = textWord('') }: Argument, option: string, draft: ProfileDraft): void {
  const { fields, tls } = draft;
  switch (option) {
    case 'connect':
      draft.setUrl(value);
      return;
    case 'header':
      draft.addHeader(value);
      return;
    case 'host':
      draft.setHeader('Host', templateOf(value));
      return;
    case 'origin':
      fields.origin = templateOf(value);
      return;
    case 'subprotocol':
      fields.subprotocols = [...(fields.subprotocols ?? []), templateOf(value)];
      return;
    case 'auth':
      draft.setBasic(value);
      return;
    case 'ca':
      tls.ca = pathOf(value);
      return;
    case 'cert':
      tls.cert = pathOf(value);
      return;
    case 'key':
      tls.key = pathOf(value);
      return;
    case 'passphrase':
      tls.passphrase = shownText(value) === '' ? `\${input:${t('Passphrase of the key')}}` : templateOf(value);
      return;
    case 'no-check':
      tls.verify = false;
      return;
    case 'proxy':
      fields.proxy = /^[a-z][a-z0-9]*:\/\//i.test(shownText(value)) ? templateOf(value) : `http://${templateOf(value)}`;
      return;
    case 'execute':
      fields.onOpen = [...(fields.onOpen ?? []), templateOf(value)];
      return;
    case 'protocol':
      if (plainText(value) !== '13')
        draft.leaveOut(`${given} ${shownText(value)}`, t('version 13 is the one of RFC 6455'));
      return;
    case 'location':
    case 'max-redirects':
    case 'wait':
    case 'show-ping-pong':
    case 'slash':
    case 'no-color':
      return;
    default:
      draft.leaveOut(given);
  }
}
