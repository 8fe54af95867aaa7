/** Whether a server's `Sec-WebSocket-Extensions` answers what was offered (RFC 6455 §4.1, RFC 7692 §7.1). */
import { parseExtensions, type Extension, type ExtensionParameter } from './extensions.ts';

export interface ExtensionProblem {
  /** `syntax`: it cannot be read; `unexpected`: not offered; `parameters`: offered, and answered with wrong parameters. */
  kind: 'syntax' | 'unexpected' | 'parameters';
  /** The offending part, and what is wrong with it. */
  text: string;
}

const deflate = 'permessage-deflate';
const mostProblems = 10;
const longest = 100;

/** What is wrong with `answer`, given `offer`; both are whole header values, an empty offer is none. At most ten problems. */
export function extensionProblems(answer: string, offer: string): ExtensionProblem[] {
  const answered = parseExtensions(answer);
  if (!Array.isArray(answered)) {
    const found = JSON.stringify(answer.slice(answered.offset, answered.offset + 20));
    return [{ kind: 'syntax', text: `at character ${answered.offset} ${found}: not ${answered.expected}` }];
  }
  const parsed = offer === '' ? [] : parseExtensions(offer);
  const offered = Array.isArray(parsed) ? parsed : [];
  const problems: ExtensionProblem[] = [];
  const seen = new Set<string>();
  for (const extension of answered) {
    if (problems.length >= mostProblems) break;
    const offers = offered.filter(({ name }) => name === extension.name);
    if (offers.length === 0) problems.push({ kind: 'unexpected', text: `${cut(extension.name)}: not offered` });
    else if (seen.has(extension.name)) {
      problems.push({ kind: 'parameters', text: `${cut(extension.name)}: answered twice` });
    } else if (extension.name === deflate) {
      for (const text of deflateProblems(extension, offers)) problems.push({ kind: 'parameters', text });
    }
    seen.add(extension.name);
  }
  return problems.slice(0, mostProblems);
}

/** The same extension may be offered several times, as alternatives (RFC 7692 §5.2): one of them is answered. */
function deflateProblems(answer: Extension, offers: Extension[]): string[] {
  const each = offers.slice(0, mostProblems).map((offer) => againstOffer(answer.parameters, offer.parameters));
  return each.find((problems) => problems.length === 0) ?? each[0] ?? [];
}

function againstOffer(answered: ExtensionParameter[], offered: ExtensionParameter[]): string[] {
  const names = new Set<string>();
  const problems: string[] = [];
  for (const parameter of answered) {
    if (problems.length >= mostProblems) break;
    const problem = names.has(parameter.name) ? 'given twice (RFC 7692 §7.1)' : parameterProblem(parameter, offered);
    names.add(parameter.name);
    if (problem !== undefined) problems.push(`${written(parameter)}: ${problem}`);
  }
  return problems;
}

function parameterProblem({ name, value }: ExtensionParameter, offered: ExtensionParameter[]): string | undefined {
  switch (name) {
    case 'server_no_context_takeover':
    case 'client_no_context_takeover':
      return value === undefined ? undefined : 'takes no value (RFC 7692 §7.1.1)';
    case 'server_max_window_bits':
      return windowBitsProblem(value, bitsOffered(name, offered));
    case 'client_max_window_bits':
      if (!offered.some((parameter) => parameter.name === name)) return 'not offered (RFC 7692 §7.1.2.2)';
      return windowBitsProblem(value, bitsOffered(name, offered));
    default:
      return 'no parameter of permessage-deflate (RFC 7692 §7.1)';
  }
}

function bitsOffered(name: string, offered: ExtensionParameter[]): number {
  return Number(offered.find((parameter) => parameter.name === name)?.value ?? 15);
}

/** RFC 7692 §7.1.2: a decimal integer without leading zeroes, 8 to 15, no greater than what was offered. */
function windowBitsProblem(value: string | undefined, offered: number): string | undefined {
  if (value === undefined) return 'has no value (RFC 7692 §7.1.2)';
  if (!/^(?:[89]|1[0-5])$/.test(value)) return 'not from 8 to 15 (RFC 7692 §7.1.2)';
  return Number(value) > offered ? `more than the ${offered} of the offer (RFC 7692 §7.1.2)` : undefined;
}

function written({ name, value }: ExtensionParameter): string {
  return cut(value === undefined ? name : `${name}=${value}`);
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
