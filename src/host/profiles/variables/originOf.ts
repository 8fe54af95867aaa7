/** Where a secret of a profile would be sent: it is kept for that place only. */
import { t } from '../../../contract/l10n.ts';
import { addressOrigin, parseAddress } from '../../address/address.ts';
import { RpcError } from '../../../contract/rpc.ts';
import { filledText, type FlatText } from './flatTexts.ts';
import type { Leaf } from './flatten.ts';
import { withAbsolutePaths, type PathBase } from './localPaths.ts';
import type { TextPath } from './profileTexts.ts';

export interface SecretOrigins {
  /** Of the server: everything but what the proxy is told. */
  server: string;
  /** Undefined where no proxy is named. */
  proxy: string | undefined;
}

/**
 * `valueOf`: what is known, which no secret is; `base`: what the path of a socket is relative to. Throws an `RpcError` where a secret would
 * decide where it is sent, or there is no address.
 */
export function secretOrigins(
  texts: readonly FlatText[],
  valueOf: (leaf: Leaf) => string | undefined,
  base: PathBase,
): SecretOrigins {
  const url = texts.find(({ path }) => path[0] === 'url');
  const proxy = texts.find(({ path }) => path[0] === 'proxy');
  const filled = (text: FlatText, stand: string): string =>
    filledText(text, (leaf) => (leaf.kind === 'secret' ? stand : (valueOf(leaf) ?? stand)));
  const origin = (text: FlatText | undefined, of: (text: string) => string | undefined): string | undefined => {
    if (!text) return undefined;
    const [one, other] = [of(filled(text, '1')), of(filled(text, '22'))];
    if (one !== other) throw secretInHost();
    return one;
  };
  const server = origin(url, (address) => addressOrigin(withAbsolutePaths({ url: address }, base).url));
  if (server === undefined) throw addressFailure(url ? filled(url, '•••') : '');
  return { server, proxy: origin(proxy, urlOrigin) };
}

export function originFor(path: TextPath, { server, proxy }: SecretOrigins): string {
  return path[0] === 'proxy' ? (proxy ?? server) : server;
}

/** What is wrong with an address. */
export function addressFailure(text: string): RpcError {
  const address = parseAddress(text);
  const { code, error } = 'error' in address ? address : { code: 'unparseable', error: t('It has no host.') };
  return new RpcError({
    code: `url-${code}`,
    message: t('The address cannot be connected to.'),
    cause: error,
    remedy: t('Correct the address and connect again.'),
  });
}

function urlOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host } = new URL(text);
  return `${protocol}//${host}`;
}

function secretInHost(): RpcError {
  return new RpcError({
    code: 'secret-in-host',
    message: t('A secret cannot be a part of the host.'),
    cause: t('Each secret is kept for one host, and sent to no other.'),
    remedy: t('Write the host as it is, or keep it in a variable of the environment.'),
  });
}
