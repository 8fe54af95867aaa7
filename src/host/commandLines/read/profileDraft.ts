/** A profile that is put together from the options of a command line. */
import { t } from '../../../contract/l10n.ts';
import type { HeaderList } from '../../../contract/model.ts';
import type { ConnectionProfile, TlsSettings } from '../../../contract/profile.ts';
import { parseAddress } from '../../address/address.ts';
import { withPlaceholders } from '../../profiles/variables/template.ts';
import { shownText, templateOf, type CommandWord } from '../commandWord.ts';
import { applyHandshakeHeaders } from './handshakeHeaders.ts';
import type { CommandLineError } from './words.ts';

export interface ReadCommandLine {
  /** Without a name. What the shell would have put in stands as `${env:NAME}`. */
  profile: ConnectionProfile;
  /** Sentences: what is left out, and why. */
  notes: string[];
}

export class ProfileDraft {
  /** All but the URL and what is put together at the end. */
  readonly fields: Omit<ConnectionProfile, 'url' | 'headers' | 'tls'> = {};
  readonly tls: TlsSettings = {};
  readonly headers: HeaderList = [];
  readonly notes: string[] = [];
  socketPath?: string;
  #url: string | undefined;

  /** The first one holds. */
  setUrl(word: CommandWord): void {
    if (this.#url === undefined) this.#url = templateOf(word).trim();
    else this.notes.push(t('Only the first address is read; left out: {0}.', shownText(word)));
  }

  /** `Name: value`; undefined, with a note, where it is none. */
  addHeader(word: CommandWord): void {
    const [first, ...others] = word;
    const match = first && 'text' in first ? /^([^:]+):[ \t]*([^]*)$/.exec(first.text) : null;
    if (!match) {
      this.notes.push(t('Not a header, and left out: {0}.', shownText(word)));
      return;
    }
    this.headers.push([match[1]!.trim(), templateOf([{ text: match[2]! }, ...others]).trimEnd()]);
  }

  setHeader(name: string, value: string): void {
    const at = this.headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase());
    if (at !== -1) this.headers.splice(at, 1);
    this.headers.push([name, value]);
  }

  /** `name:password`, in which the name has no colon (RFC 7617 §2). */
  setBasic(word: CommandWord): void {
    const text = templateOf(word);
    const colon = /^(?:\$\{[^}]*\}|[^:])*?(?=:)/.exec(text)?.[0].length ?? -1;
    const username = colon === -1 ? text : text.slice(0, colon);
    const password =
      colon === -1 ? `\${input:${t('Password of {0}', shownText(word).replace(/[{}]/g, ''))}}` : text.slice(colon + 1);
    this.fields.auth = { type: 'basic', username, password };
  }

  /** `option`: as it was written. */
  leaveOut(option: string, why = t('a profile has no field for it')): void {
    this.notes.push(t('{0} is left out: {1}.', option, why));
  }

  finished(program: string): ReadCommandLine | CommandLineError {
    if (this.#url === undefined || this.#url === '') {
      return { code: 'no-address', error: t('This {0} command has no address.', program) };
    }
    const url = this.#finishedUrl(this.#url);
    if (typeof url !== 'string') return url;
    const { headers, fields, notes } = applyHandshakeHeaders(this.headers, url);
    const profile: ConnectionProfile = {
      url,
      ...(headers.length > 0 ? { headers } : {}),
      ...fields,
      ...this.fields,
      ...(Object.keys(this.tls).length > 0 ? { tls: this.tls } : {}),
    };
    return { profile, notes: [...this.notes, ...notes] };
  }

  /** `http` is its ws twin; a fragment is never sent. */
  #finishedUrl(written: string): string | CommandLineError {
    const hash = written.indexOf('#');
    if (hash !== -1)
      this.notes.push(t('An address of a WebSocket has no fragment: {0} is left out.', written.slice(hash)));
    const whole = hash === -1 ? written : written.slice(0, hash);
    if (/^wss?\+unix:/i.test(whole)) return whole;
    const sent = whole.replaceAll(' ', '%20');
    const isVariable = sent.startsWith('${env:');
    const schemed = isVariable || /^[a-z][a-z0-9+.-]*:\/\//i.test(sent) ? sent : `ws://${sent}`;
    const url = schemed.replace(/^http(s?):/i, (_, secure: string) => `ws${secure.toLowerCase()}:`);
    if (isVariable) return url;
    const address = parseAddress(withPlaceholders(url));
    if ('error' in address) return { code: 'bad-address', error: address.error };
    return this.socketPath === undefined ? url : overSocket(url, this.socketPath);
  }
}

/** `ws+unix:/run/app.sock:/chat` */
function overSocket(url: string, socketPath: string): string {
  const [, scheme = 'ws', path = ''] = /^(wss?):\/\/[^/?]*(.*)$/is.exec(url) ?? [];
  return `${scheme.toLowerCase()}+unix:${socketPath}:${path.startsWith('/') ? path : `/${path}`}`;
}
