import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { nodeAt } from '../../../../src/host/profiles/textNode.ts';
import { textsOf } from '../../../../src/host/profiles/variables/profileTexts.ts';
import { writtenProfile } from '../../../../src/host/profiles/writtenProfile.ts';

/** Each text, and that of the node at its place. */
function texts(json: string): [unknown, string, unknown][] {
  const node = parseTree(json)!;
  return textsOf(writtenProfile(node)).map(({ path, text }) => [path.join('.'), text, nodeAt(node, path)?.value]);
}

describe('writtenProfile', () => {
  it('has every text in its place, whatever is wrong beside', () => {
    const found = texts(`{
      "name": "n", "timeouts": { "connect": "5s" },
      "url": "ws://a",
      "headers": [["A"], 7, ["B", 1], ["C", "c"]],
      "subprotocols": "chat",
      "auth": { "type": "Bearer", "token": "t" },
      "tls": { "ca": [1, "ca.pem"], "verify": "no" },
      "onOpen": ["hello", { "text": 1, "json": { "a": ["b"] } }]
    }`);
    const real = found.filter(([, text]) => text !== '');
    expect(real.map(([path, text]) => [path, text])).toEqual([
      ['url', 'ws://a'],
      ['headers.3.1', 'c'],
      ['subprotocols', 'chat'],
      ['auth.type', 'Bearer'],
      ['auth.token', 't'],
      ['tls.ca.1', 'ca.pem'],
      ['tls.verify', 'no'],
      ['onOpen.0', 'hello'],
      ['onOpen.1.json.a.0', 'b'],
    ]);
    for (const [, text, there] of real) expect(there).toBe(text);
  });

  it('takes headers as an object', () => {
    expect(
      texts('{ "url": 7, "headers": { "A": 1, "B": "b", "B": "c" } }').map(([path, text]) => [path, text]),
    ).toEqual([
      ['headers.0.1', ''],
      ['headers.1.1', 'b'],
      ['headers.2.1', 'c'],
    ]);
  });

  it.each(['7', '"x"', '[]', '{}'])('has nothing in %s but an address to be had', (json) => {
    expect(writtenProfile(parseTree(json)!)).toEqual({ url: '' });
  });
});
