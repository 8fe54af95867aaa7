/** The transport could not be made: TCP, or a Unix socket. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import type { FindingCode } from './codes.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

const codes = new Map<string, FindingCode>([
  ['ECONNREFUSED', 'refused'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['EHOSTDOWN', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['ENONET', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['ETIMEDOUT', 'connect-timeout'],
]);

type Words = Pick<Conclusion, 'cause' | 'remedy'>;

export function connectFinding(examined: Examined): Finding | undefined {
  const { attempt, shown, profile } = examined;
  const { error, target } = attempt;
  if (error === undefined || attempt.stage === 'response') return undefined;
  if (target.socketPath !== undefined) return unixFinding(examined, target.socketPath);
  const why = mostTelling(attempt);
  const code = codes.get(why);
  if (code === undefined) return undefined;
  const { family } = profile;
  const limited = code !== 'refused' && family !== undefined;
  return finding({
    code,
    stage: 'connect',
    evidence: addressLines(attempt, shown.error?.message),
    ...wordsFor(code, why, attempt),
    fix: limited ? change(t('Take IPv4 and IPv6'), { family: null }) : undefined,
  });
}

/** Which address was tried with what success, one a line. */
export function addressLines(attempt: Attempt, message: string | undefined): string[] {
  const { tried = [], addresses = [], target, error } = attempt;
  if (tried.length > 0) {
    return tried.slice(0, 8).map(({ address, port, code }) => `${bracketed(address)}:${port}: ${code}`);
  }
  const names = addresses.length === 0 ? [target.host] : addresses.slice(0, 8);
  return [...names.map((address) => `${bracketed(address)}:${target.port}: ${error?.code ?? ''}`), message ?? ''];
}

/** A refusal by one of several addresses says more than that another has no route. */
function mostTelling({ error, tried = [] }: Attempt): string {
  return tried.some(({ code }) => code === 'ECONNREFUSED') ? 'ECONNREFUSED' : (error?.code ?? '');
}

function wordsFor(code: FindingCode, why: string, { target }: Attempt): Words {
  if (why === 'EACCES' || why === 'EPERM') {
    return {
      cause: t('This machine does not allow the connection: a firewall or a sandbox forbids it.'),
      remedy: t('Allow it in the firewall of this machine.'),
    };
  }
  if (code === 'refused') {
    const local = /^(?:localhost|127\.|::1$)/.test(target.host);
    return {
      cause: t(
        'Nothing listens on port {0} of {1}, or a firewall refuses the connection.',
        String(target.port),
        quoted(target.host),
      ),
      remedy: local
        ? t('Start the server, or correct the port; “localhost” is the machine or container where this extension runs.')
        : t('Check that the server runs, and that host and port are right.'),
    };
  }
  if (code === 'unreachable') {
    return {
      cause: t('There is no route from here to {0}.', quoted(target.host)),
      remedy: t('Check the network connection, VPN and firewall.'),
    };
  }
  return {
    cause: t('The host did not answer the connection attempt.'),
    remedy: t('Check host and port; a firewall may be dropping packets.'),
  };
}

function unixWords(why: string): Words | undefined {
  switch (why) {
    case 'ENOENT':
      return { cause: t('There is no socket at this path.'), remedy: t('Start the server, or correct the path.') };
    case 'ECONNREFUSED':
      return {
        cause: t('Nobody listens on this socket; a server may have left it behind.'),
        remedy: t('Start the server.'),
      };
    case 'ENOTSOCK':
      return { cause: t('The file at this path is no socket.'), remedy: t('Correct the path.') };
    case 'EACCES':
      return {
        cause: t('The permissions of the socket do not allow it.'),
        remedy: t('Allow this user to write to the socket.'),
      };
    default:
      return undefined;
  }
}

function unixFinding({ attempt, shown }: Examined, path: string): Finding | undefined {
  const { code: why = '' } = attempt.error ?? {};
  const words = unixWords(why);
  if (words === undefined) return undefined;
  const evidence = [`${path}: ${why}`, shown.error?.message];
  return why === 'ENOENT'
    ? finding({ code: 'name-not-found', stage: 'name', evidence, ...words })
    : finding({ code: 'refused', stage: 'connect', evidence, ...words });
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
