import * as protocol from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { dialectOf, dialectOfMethod } from '../../../../src/engine/decode/jsonRpcDialects.ts';
import { codecOf, evidence, line } from '../../../support/decode/payloads.ts';

const lsp = await codecOf(
  'jsonrpc',
  evidence(['> {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}']),
);
// modelcontextprotocol.io/specification/2025-11-25: lifecycle, server/tools, server/resources, server/prompts.
const mcp = await codecOf(
  'jsonrpc',
  evidence([
    '> {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{"roots":{}},"clientInfo":{"name":"ExampleClient","version":"1.0.0"}}}',
  ]),
);
const other = await codecOf('jsonrpc');
const call = (method: string, params: object, id?: number): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });

/** All methods that the protocol's library has. */
const methods = Object.entries(protocol)
  .filter(([name]) => /(?:Request|Notification)$/.test(name))
  .map(([, one]: [string, unknown]) => (one as { method?: unknown }).method)
  .filter((method) => typeof method === 'string');

describe('protocols over JSON-RPC', () => {
  it('knows every method of the language servers’ own library', () => {
    expect(methods.length).toBeGreaterThan(80);
    expect(methods.filter((method) => dialectOfMethod({ method }, 'LSP') !== 'LSP')).toEqual([]);
    expect(methods.filter((method) => dialectOf({ method }) === 'MCP')).toEqual([]);
  });

  it('takes words that anybody may say for theirs only on their connections', () => {
    for (const method of ['ping', 'shutdown', 'exit', '$/progress', 'initialize']) {
      expect(dialectOfMethod({ method, params: {} }, undefined)).toBeUndefined();
    }
    expect(line(other, call('ping', {}, 1))).toBe('ping #1 {}');
    expect(line(mcp, call('ping', {}, 1))).toBe('MCP ping #1 {}');
    expect(line(lsp, call('rust-analyzer/status', {}, 1))).toBe('rust-analyzer/status #1 {}');
  });

  it('tells what a language server is asked', () => {
    const textDocument = { uri: 'file:///work/my%20main.ts', version: 3 };
    const position = { line: 4, character: 12 };
    expect(line(lsp, call('textDocument/hover', { textDocument, position }, 3))).toBe(
      'LSP textDocument/hover #3 my main.ts:5:13 v3',
    );
    expect(line(other, call('textDocument/didOpen', { textDocument: { uri: 'untitled:%' } }))).toBe(
      'LSP textDocument/didOpen untitled:%',
    );
    expect(line(lsp, call('textDocument/publishDiagnostics', { uri: 'file:///a.ts', diagnostics: [{}, {}] }))).toBe(
      'LSP textDocument/publishDiagnostics a.ts 2 diagnostics',
    );
    expect(line(lsp, call('window/logMessage', { type: 3, message: 'ready' }))).toBe('LSP window/logMessage ready');
    expect(line(lsp, call('workspace/symbol', { query: 'a' }, 4))).toBe('LSP workspace/symbol #4 {"query":"a"}');
    expect(line(lsp, '{"jsonrpc":"2.0","id":3,"result":{"contents":"a"}}')).toBe('#3 result {"contents":"a"}');
  });

  it('tells what a tool is asked, and that it failed', () => {
    expect(line(mcp, call('tools/call', { name: 'get_weather', arguments: { location: 'New York' } }, 2))).toBe(
      'MCP tools/call #2 get_weather {"location":"New York"}',
    );
    expect(line(mcp, call('resources/read', { uri: 'file:///project/src/main.rs' }, 2))).toBe(
      'MCP resources/read #2 file:///project/src/main.rs',
    );
    expect(line(mcp, call('notifications/message', { level: 'error', data: { error: 'failed' } }))).toBe(
      'MCP notifications/message error {"error":"failed"}',
    );
    expect(line(mcp, call('notifications/initialized', {}))).toBe('MCP notifications/initialized {}');
    const failed = { content: [{ type: 'text', text: 'Failed to fetch weather data' }], isError: true };
    expect(line(mcp, JSON.stringify({ jsonrpc: '2.0', id: 4, result: failed }))).toBe(
      '#4 tool error Failed to fetch weather data',
    );
  });

  it('tells who begins', () => {
    const client = { name: 'ExampleClient', version: '1.0.0' };
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: client };
    expect(line(other, call('initialize', params, 1))).toBe('MCP initialize #1 ExampleClient 1.0.0 2025-11-25');
    expect(line(other, call('initialize', { rootUri: null, capabilities: {}, clientInfo: client }, 1))).toBe(
      'LSP initialize #1 ExampleClient 1.0.0',
    );
    expect(line(lsp, call('initialize', { processId: 1, capabilities: {} }, 1))).toBe(
      'LSP initialize #1 {"processId":1,"capabilities":{}}',
    );
  });
});
