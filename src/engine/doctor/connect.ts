/** The transport could not be made: TCP, or a Unix socket. */
import type { Finding } from '../../contract/finding.ts';
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
    fix: limited ? change('Take IPv4 and IPv6', { family: null }) : undefined,
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
      cause: 'This machine does not allow the connection: a firewall or a sandbox forbids it.',
      remedy: 'Allow it in the firewall of this machine.',
    };
  }
  if (code === 'refused') {
    const local = /^(?:localhost|127\.|::1$)/.test(target.host);
    return {
      cause: `Nothing listens on port ${target.port} of ${quoted(target.host)}, or a firewall refuses the connection.`,
      remedy: local
        ? 'Start the server, or correct the port; “localhost” is the machine or container where this extension runs.'
        : 'Check that the server runs, and that host and port are right.',
    };
  }
  if (code === 'unreachable') {
    return {
      cause: `There is no route from here to ${quoted(target.host)}.`,
      remedy: 'Check the network connection, VPN and firewall.',
    };
  }
  return {
    cause: 'The host did not answer the connection attempt.',
    remedy: 'Check host and port; a firewall may be dropping packets.',
  };
}

const unixErrors = new Map<string, [FindingCode, Words]>([
  [
    'ENOENT',
    ['name-not-found', { cause: 'There is no socket at this path.', remedy: 'Start the server, or correct the path.' }],
  ],
  [
    'ECONNREFUSED',
    [
      'refused',
      { cause: 'Nobody listens on this socket; a server may have left it behind.', remedy: 'Start the server.' },
    ],
  ],
  ['ENOTSOCK', ['refused', { cause: 'The file at this path is no socket.', remedy: 'Correct the path.' }]],
  [
    'EACCES',
    [
      'refused',
      { cause: 'The permissions of the socket do not allow it.', remedy: 'Allow this user to write to the socket.' },
    ],
  ],
]);

function unixFinding({ attempt, shown }: Examined, path: string): Finding | undefined {
  const { code: why = '' } = attempt.error ?? {};
  const found = unixErrors.get(why);
  if (found === undefined) return undefined;
  const [code, words] = found;
  const stage = code === 'refused' ? 'connect' : 'name';
  return finding({ code, stage, evidence: [`${path}: ${why}`, shown.error?.message], ...words });
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
