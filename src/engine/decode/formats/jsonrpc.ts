import type { Codec, Format } from '../format.ts';
import { jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, jsonOf } from '../plainText.ts';

/** Of a batch, that are named in its line. */
const mostNamed = 5;

/** JSON-RPC 2.0 (jsonrpc.org/specification), and so LSP and MCP. Ids are told by their usual names: see docs/replies.md. */
export const jsonrpc: Format = {
  id: 'jsonrpc',
  title: 'JSON-RPC 2.0',
  recognise: (evidence) => 0.95 * shareOfJson(evidence, isRpc),
  open: () => Promise.resolve(codec),
};

function isRpc(value: Plain): boolean {
  return isList(value) ? value.length > 0 && value.every(isOneRpc) : isOneRpc(value);
}

function isOneRpc(value: Plain): boolean {
  return member(value, 'jsonrpc') === '2.0';
}

const codec: Codec = {
  json: true,
  decode: (payload) => jsonPayload(payload),
  summary(tree) {
    if (!isList(tree)) return line(tree);
    const named = tree.slice(0, mostNamed).map(line).join('; ');
    return `[${tree.length}] ${named}${tree.length > mostNamed ? '; …' : ''}`;
  },
  encode: (tree) => ({ text: jsonOf(tree, Infinity).text }),
};

/** `subscribe #7 {"channel":"a"}`, `#7 result {}`, `#7 error -32601 Method not found`. */
function line(message: Plain): string {
  const id = member(message, 'id');
  const number = id === undefined ? '' : `#${typeof id === 'string' ? id : brief(id, 40)}`;
  const method = textMember(message, 'method');
  if (method !== undefined) return words(method, number, brief(member(message, 'params')));
  const error = member(message, 'error');
  if (error !== undefined) {
    return words(
      number,
      'error',
      brief(member(error, 'code'), 20),
      textMember(error, 'message') ?? '',
      brief(member(error, 'data')),
    );
  }
  const result = member(message, 'result');
  return result === undefined ? brief(message) : words(number, 'result', brief(result));
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
