import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { itemsOf, memberOf } from '../../../../src/host/profiles/jsonNodes.ts';
import { listedProfiles, parseProfileFile } from '../../../../src/host/profiles/profileFile.ts';
import { nodeAt } from '../../../../src/host/profiles/textNode.ts';
import { textsOf } from '../../../../src/host/profiles/variables/profileTexts.ts';
import { lookedThrough, writtenProfile } from '../../../../src/host/profiles/writtenProfile.ts';

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

  it('is what is looked through: templates as they are written, all else as it is used', () => {
    const text = `{ "profiles": [
      { "name": "a", "url": "ws://a", "heartbeat": { "interval": 1, "x": "left out" },
        "templates": [{ "name": "wrong", "x": "w" }, { "name": "t", "text": "t" }] },
      { "name": "b", "url": 7 }
    ] }`;
    const listed = listedProfiles(parseProfileFile(text));
    const list = memberOf(parseTree(text)!, 'profiles')!;
    const found = listed.map((one) => lookedThrough(one, itemsOf(list)[one.index]!));
    expect(found).toEqual([
      {
        name: 'a',
        url: 'ws://a',
        heartbeat: { interval: 1 },
        templates: [
          { name: 'wrong', x: 'w' },
          { name: 't', text: 't' },
        ],
      },
      { url: 7 },
    ]);
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
