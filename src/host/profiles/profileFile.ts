/**
 * Reads `.vscode/websockets.json`. Tolerant: what is wrong becomes a problem with its place, and the other profiles stay
 * usable. Comments and trailing commas are allowed.
 */
import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { ConnectionProfile } from '../../contract/model.ts';
import { parseAddress } from '../address/address.ts';
import { isSubprotocol, isHeaderName, isHeaderValue } from './fieldSyntax.ts';

export interface NamedProfile extends ConnectionProfile {
  name: string;
}

/** Something wrong in the file; offsets are UTF-16 code units. */
export interface ProfileProblem {
  offset: number;
  length: number;
  severity: 'error' | 'warning';
  code: string;
  text: string;
}

export interface ProfileEntry {
  profile: NamedProfile;
  /** Position in the file's `profiles`. */
  index: number;
  offset: number;
  length: number;
}

export interface ProfileFile {
  entries: ProfileEntry[];
  problems: ProfileProblem[];
}

/** More than anybody keeps; a file with more is read up to here. */
const profilesRead = 1000;

export function parseProfileFile(text: string): ProfileFile {
  const file: ProfileFile = { entries: [], problems: [] };
  if (text.trim() === '') return file;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors.slice(0, 20)) {
    const words = printParseErrorCode(error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    file.problems.push({
      offset,
      length: Math.max(length, 1),
      severity: 'error',
      code: 'json',
      text: `Not valid JSON: ${words}.`,
    });
  }
  if (!root) return file;
  const report = problemsOf(file);
  if (root.type !== 'object') {
    report(root, 'not-an-object', 'The file must be an object with a list of `profiles`.');
    return file;
  }
  const list = property(root, 'profiles');
  if (!list) return file;
  if (list.type !== 'array') {
    report(list, 'not-a-list', '`profiles` must be a list.');
    return file;
  }
  const names = new Set<string>();
  (list.children ?? []).slice(0, profilesRead).forEach((node, index) => {
    const profile = readProfile(node, report);
    if (!profile) return;
    if (names.has(profile.name)) {
      report(
        property(node, 'name') ?? node,
        'name-taken',
        `Another profile is called “${profile.name}” already; this one is left out.`,
      );
      return;
    }
    names.add(profile.name);
    file.entries.push({ profile, index, offset: node.offset, length: node.length });
  });
  return file;
}

type Report = (node: Node, code: string, text: string, severity?: ProfileProblem['severity']) => void;

function problemsOf(file: ProfileFile): Report {
  return (node, code, text, severity = 'error') =>
    file.problems.push({ offset: node.offset, length: Math.max(node.length, 1), severity, code, text });
}

/** Undefined where the profile cannot be used. */
function readProfile(node: Node, report: Report): NamedProfile | undefined {
  if (node.type !== 'object') {
    report(node, 'not-a-profile', 'A profile is an object with a `name` and a `url`.');
    return undefined;
  }
  for (const { children } of node.children ?? []) {
    const key = children?.[0];
    if (key && !knownFields.has(String(key.value))) {
      report(
        key,
        'unknown-field',
        `${JSON.stringify(key.value)} is not a field of a profile; it is left out.`,
        'warning',
      );
    }
  }
  const name = readName(node, report);
  const url = readUrl(node, report);
  const headers = readHeaders(node, report);
  const subprotocols = readSubprotocols(node, report);
  const compression = readCompression(node, report);
  if (name === undefined || url === undefined || headers === null || subprotocols === null || compression === null) {
    return undefined;
  }
  return {
    name,
    url,
    ...(headers ? { headers } : {}),
    ...(subprotocols ? { subprotocols } : {}),
    ...(compression === undefined ? {} : { compression }),
  };
}

const knownFields = new Set(['name', 'url', 'headers', 'subprotocols', 'compression']);

function readName(profile: Node, report: Report): string | undefined {
  const node = property(profile, 'name');
  if (!node) report(profile, 'name-missing', 'A profile needs a `name`.');
  else if (typeof node.value !== 'string' || node.value.trim() === '')
    report(node, 'name', 'A name is text, and not empty.');
  else return node.value;
  return undefined;
}

function readUrl(profile: Node, report: Report): string | undefined {
  const node = property(profile, 'url');
  if (!node) report(profile, 'url-missing', 'A profile needs a `url`.');
  else if (typeof node.value !== 'string') report(node, 'url', 'A URL is text.');
  else {
    const address = parseAddress(node.value);
    if (!('error' in address)) return node.value;
    report(node, `url-${address.code}`, address.error);
  }
  return undefined;
}

/** A list of pairs, so that order and duplicates stay. Null: not usable. */
function readHeaders(profile: Node, report: Report): [string, string][] | undefined | null {
  const node = property(profile, 'headers');
  if (!node) return undefined;
  const pairs = node.type === 'array' ? (node.children ?? []) : [];
  if (node.type !== 'array') {
    report(node, 'headers', 'Headers are a list of pairs: [["Name", "value"]].');
    return null;
  }
  let usable = true;
  for (const pair of pairs) {
    const [name, value] = pair.children ?? [];
    if (
      pair.type !== 'array' ||
      pair.children?.length !== 2 ||
      typeof name?.value !== 'string' ||
      typeof value?.value !== 'string'
    ) {
      report(pair, 'header', 'A header is a pair of texts: ["Name", "value"].');
    } else if (!isHeaderName(name.value)) {
      report(name, 'header-name', `${JSON.stringify(name.value)} is not a header name (RFC 9110 §5.1).`);
    } else if (!isHeaderValue(value.value)) {
      report(
        value,
        'header-value',
        'A header value has no control characters and no characters beyond Latin-1 (RFC 9110 §5.5).',
      );
    } else continue;
    usable = false;
  }
  return usable ? (getNodeValue(node) as [string, string][]) : null;
}

function readSubprotocols(profile: Node, report: Report): string[] | undefined | null {
  const node = property(profile, 'subprotocols');
  if (!node) return undefined;
  if (node.type !== 'array') {
    report(node, 'subprotocols', 'Subprotocols are a list of texts.');
    return null;
  }
  const wrong = (node.children ?? []).filter(({ value }) => typeof value !== 'string' || !isSubprotocol(value));
  for (const one of wrong)
    report(one, 'subprotocol', 'A subprotocol is a token without spaces or separators (RFC 6455 §4.1).');
  return wrong.length === 0 ? (getNodeValue(node) as string[]) : null;
}

function readCompression(profile: Node, report: Report): boolean | undefined | null {
  const node = property(profile, 'compression');
  if (!node) return undefined;
  if (typeof node.value === 'boolean') return node.value;
  report(node, 'compression', '`compression` is true or false.');
  return null;
}

function property(node: Node, name: string): Node | undefined {
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}
