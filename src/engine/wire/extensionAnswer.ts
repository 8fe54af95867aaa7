/** Whether a server's `Sec-WebSocket-Extensions` answers what was offered (RFC 6455 §4.1, RFC 7692 §7.1). */
import { t } from '../../contract/l10n.ts';
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
    return [{ kind: 'syntax', text: t('at character {0} {1}: not {2}', answered.offset, found, answered.expected) }];
  }
  const parsed = offer === '' ? [] : parseExtensions(offer);
  const offered = Array.isArray(parsed) ? parsed : [];
  const problems: ExtensionProblem[] = [];
  const seen = new Set<string>();
  for (const extension of answered) {
    if (problems.length >= mostProblems) break;
    const offers = offered.filter(({ name }) => name === extension.name);
    if (offers.length === 0) problems.push({ kind: 'unexpected', text: t('{0}: not offered', cut(extension.name)) });
    else if (seen.has(extension.name)) {
      problems.push({ kind: 'parameters', text: t('{0}: answered twice', cut(extension.name)) });
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
    const problem = names.has(parameter.name)
      ? t('{0}: given twice (RFC 7692 §7.1)', written(parameter))
      : parameterProblem(parameter, offered);
    names.add(parameter.name);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function parameterProblem(parameter: ExtensionParameter, offered: ExtensionParameter[]): string | undefined {
  const { name, value } = parameter;
  switch (name) {
    case 'server_no_context_takeover':
    case 'client_no_context_takeover':
      return value === undefined ? undefined : t('{0}: takes no value (RFC 7692 §7.1.1)', written(parameter));
    case 'server_max_window_bits':
      return windowBitsProblem(parameter, bitsOffered(name, offered));
    case 'client_max_window_bits':
      if (!offered.some((one) => one.name === name)) {
        return t('{0}: not offered (RFC 7692 §7.1.2.2)', written(parameter));
      }
      return windowBitsProblem(parameter, bitsOffered(name, offered));
    default:
      return t('{0}: no parameter of permessage-deflate (RFC 7692 §7.1)', written(parameter));
  }
}

function bitsOffered(name: string, offered: ExtensionParameter[]): number {
  return Number(offered.find((parameter) => parameter.name === name)?.value ?? 15);
}

/** RFC 7692 §7.1.2: a decimal integer without leading zeroes, 8 to 15, no greater than what was offered. */
function windowBitsProblem(parameter: ExtensionParameter, offered: number): string | undefined {
  const { value } = parameter;
  if (value === undefined) return t('{0}: has no value (RFC 7692 §7.1.2)', written(parameter));
  if (!/^(?:[89]|1[0-5])$/.test(value)) return t('{0}: not from 8 to 15 (RFC 7692 §7.1.2)', written(parameter));
  return Number(value) > offered
    ? t('{0}: more than the {1} of the offer (RFC 7692 §7.1.2)', written(parameter), offered)
    : undefined;
}

function written({ name, value }: ExtensionParameter): string {
  return cut(value === undefined ? name : `${name}=${value}`);
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
