import { isList, member, textMember, type Plain } from './plain.ts';
import { brief, words } from './plainText.ts';

/** A protocol whose messages are JSON-RPC: the one of language servers (3.18), and the Model Context Protocol (2025-11-25). */
export type Dialect = 'LSP' | 'MCP';

/** Methods that another protocol hardly has. */
const telling: Readonly<Record<Dialect, RegExp>> = {
  LSP: /^(?:textDocument|notebookDocument|workspace|workspaceSymbol|window|callHierarchy|typeHierarchy|completionItem|codeAction|codeLens|documentLink|inlayHint)\/|^client\/(?:un)?registerCapability$/,
  MCP: /^(?:tools\/(?:list|call)|resources\/(?:list|read|subscribe|unsubscribe|templates\/list)|prompts\/(?:list|get)|sampling\/createMessage|elicitation\/create|logging\/setLevel|completion\/complete)$|^notifications\/(?:initialized|cancelled|progress|message|(?:tools|resources|prompts|roots)\/list_changed|resources\/updated|elicitation\/complete|tasks\/status)$/,
};
/** Methods that others may have, too: they are of it where the rest is. */
const also: Readonly<Record<Dialect, RegExp>> = {
  LSP: /^(?:initialize|initialized|shutdown|exit|telemetry\/event|\$\/(?:cancelRequest|progress|setTrace|logTrace))$/,
  MCP: /^(?:initialize|ping|roots\/list|tasks\/(?:get|result|list|cancel))$/,
};

/** Which one a message speaks by itself. */
export function dialectOf(message: Plain): Dialect | undefined {
  const method = textMember(message, 'method');
  if (method === undefined) return undefined;
  if (method === 'initialize') return dialectOfInitialize(member(message, 'params'));
  return telling.LSP.test(method) ? 'LSP' : telling.MCP.test(method) ? 'MCP' : undefined;
}

/** Both begin with a method of this name, and other members. */
function dialectOfInitialize(params: Plain | undefined): Dialect | undefined {
  if (member(params, 'capabilities') === undefined) return undefined;
  if (textMember(params, 'protocolVersion') !== undefined) return 'MCP';
  const lsp = ['processId', 'rootUri', 'rootPath', 'workspaceFolders'];
  return lsp.some((name) => member(params, name) !== undefined) ? 'LSP' : undefined;
}

/** Which one the method of this message is of, on a connection that speaks `spoken`. */
export function dialectOfMethod(message: Plain, spoken: Dialect | undefined): Dialect | undefined {
  const own = dialectOf(message);
  if (own !== undefined || spoken === undefined) return own;
  return also[spoken].test(textMember(message, 'method') ?? '') ? spoken : undefined;
}

/** What its parameters say, in a few words; undefined where they say it best themselves. */
export function dialectParams(dialect: Dialect, method: string, params: Plain | undefined): string | undefined {
  if (method === 'initialize') return initialize(params);
  switch (dialect) {
    case 'LSP':
      return lspParams(method, params);
    case 'MCP':
      return mcpParams(method, params);
    default:
      return dialect satisfies never;
  }
}

function initialize(params: Plain | undefined): string | undefined {
  const client = member(params, 'clientInfo');
  const said = words(textMember(client, 'name'), textMember(client, 'version'), textMember(params, 'protocolVersion'));
  return said === '' ? undefined : said;
}

/** `main.ts:5:13`: lines and columns from 1, as editors count them. */
function lspParams(method: string, params: Plain | undefined): string | undefined {
  if (/^window\/(?:log|show)Message/.test(method)) return textMember(params, 'message');
  const document = member(params, 'textDocument');
  const uri = textMember(document, 'uri') ?? textMember(params, 'uri');
  if (uri === undefined) return undefined;
  const position = member(params, 'position') ?? member(member(params, 'range'), 'start');
  const version = member(document, 'version');
  const diagnostics = member(params, 'diagnostics');
  return words(
    `${fileOf(uri)}${placeOf(position)}`,
    version === undefined ? '' : `v${brief(version, 20)}`,
    isList(diagnostics) ? `${diagnostics.length} diagnostics` : '',
  );
}

function placeOf(position: Plain | undefined): string {
  const line = member(position, 'line');
  const character = member(position, 'character');
  return typeof line === 'number' && typeof character === 'number' ? `:${line + 1}:${character + 1}` : '';
}

/** The last part of its path. */
function fileOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1, uri.length).slice(0, 200);
  try {
    return decodeURIComponent(name);
  } catch {
    // An escape that is none: as it is written.
    return name;
  }
}

function mcpParams(method: string, params: Plain | undefined): string | undefined {
  const name = textMember(params, 'name');
  if (method === 'tools/call' || method === 'prompts/get') return words(name, brief(member(params, 'arguments')));
  if (method === 'notifications/message') return words(textMember(params, 'level'), brief(member(params, 'data')));
  return method.startsWith('resources/') || method === 'notifications/resources/updated'
    ? textMember(params, 'uri')
    : undefined;
}

/** A tool says in its result that it failed (MCP, “Tools”, “Error Handling”): what it says; undefined where it did not. */
export function toolFailure(result: Plain): string | undefined {
  if (member(result, 'isError') !== true) return undefined;
  const content = member(result, 'content');
  const texts = isList(content) ? content.map((part) => textMember(part, 'text')) : [];
  return words('tool error', ...texts.slice(0, 5).map((text) => text?.slice(0, 200)));
}
