import type { Codec, Evidence, Format } from '../format.ts';
import { jsonOfBeginning, jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { dialectOf, dialectOfMethod, dialectParams, toolFailure, type Dialect } from '../jsonRpcDialects.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, wholeJson, words } from '../plainText.ts';

/** Of a batch, that are named in its line. */
const mostNamed = 5;

/** JSON-RPC 2.0 (jsonrpc.org/specification), and so LSP and MCP. Ids are told by their usual names: see docs/replies.md. */
export const jsonrpc: Format = {
  id: 'jsonrpc',
  title: 'JSON-RPC 2.0',
  recognise: (evidence) => 0.95 * shareOfJson(evidence, isRpc),
  open: (evidence) => Promise.resolve(codec(dialectSpoken(evidence))),
};

function isRpc(value: Plain): boolean {
  return isList(value) ? value.length > 0 && value.every(isOneRpc) : isOneRpc(value);
}

function isOneRpc(value: Plain): boolean {
  return member(value, 'jsonrpc') === '2.0';
}

/** `spoken`: what the connection began with. */
function codec(spoken: Dialect | undefined): Codec {
  const one = (message: Plain): string => line(message, spoken);
  return {
    json: true,
    decode: (payload) => jsonPayload(payload),
    summary(tree) {
      if (!isList(tree)) return one(tree);
      const named = tree.slice(0, mostNamed).map(one).join('; ');
      return `[${tree.length}] ${named}${tree.length > mostNamed ? '; …' : ''}`;
    },
    encode: (tree) => ({ text: wholeJson(tree) }),
  };
}

function dialectSpoken({ messages }: Evidence): Dialect | undefined {
  for (const message of messages) {
    const value = jsonOfBeginning(message) ?? null;
    const dialect = isList(value) ? value.map(dialectOf).find(Boolean) : dialectOf(value);
    if (dialect !== undefined) return dialect;
  }
  return undefined;
}

/** `subscribe #7 {"channel":"a"}`, `LSP textDocument/hover #3 main.ts:5:13`, `#7 result {}`, `#7 error -32601 Method not found`. */
function line(message: Plain, spoken: Dialect | undefined): string {
  const id = member(message, 'id');
  const number = id === undefined ? '' : `#${typeof id === 'string' ? id : brief(id, 40)}`;
  const method = textMember(message, 'method');
  if (method !== undefined) {
    const dialect = dialectOfMethod(message, spoken);
    const params = member(message, 'params');
    const said = dialect === undefined ? undefined : dialectParams(dialect, method, params);
    return words(dialect, method, number, said ?? brief(params));
  }
  const error = member(message, 'error');
  if (error !== undefined) {
    const [code, text, data] = [member(error, 'code'), textMember(error, 'message'), member(error, 'data')];
    return words(number, 'error', brief(code, 20), text, brief(data));
  }
  const result = member(message, 'result');
  if (result === undefined) return brief(message);
  const failed = spoken === 'MCP' ? toolFailure(result) : undefined;
  return words(number, failed ?? `result ${brief(result)}`);
}
