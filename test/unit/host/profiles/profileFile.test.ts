import { describe, expect, it } from 'vitest';
import { listedProfiles, parseProfileFile, type ProfileFile } from '../../../../src/host/profiles/profileFile.ts';

/** The problems with the text they mark. */
function problems(text: string): [code: string, marked: string][] {
  return parseProfileFile(text).problems.map(({ code, offset, length }) => [code, text.slice(offset, offset + length)]);
}

const names = ({ entries }: ProfileFile): string[] => entries.map(({ profile }) => profile.name);

describe('parseProfileFile', () => {
  it('reads every field, and comments and trailing commas', () => {
    const text = `{
      // ours
      "profiles": [
        {
          "name": "feed",
          "url": "wss://host/feed",
          "headers": [["A", "b"], ["A", "c"],],
          "subprotocols": ["chat"],
          "compression": false,
        },
      ],
    }`;
    const { entries, problems: found } = parseProfileFile(text);
    expect(found).toEqual([]);
    expect(entries.map(({ profile }) => profile)).toEqual([
      {
        name: 'feed',
        url: 'wss://host/feed',
        headers: [
          ['A', 'b'],
          ['A', 'c'],
        ],
        subprotocols: ['chat'],
        compression: false,
      },
    ]);
    expect(text.slice(entries[0]!.offset).startsWith('{\n          "name"')).toBe(true);
  });

  it.each(['', '  \n', '{}', '{ "profiles": [] }'])('finds nothing wrong with %j', (text) => {
    expect(parseProfileFile(text)).toEqual({
      entries: [],
      faulty: [],
      templates: [],
      environments: { byName: new Map() },
      problems: [],
    });
  });

  it.each([
    ['[]', 'not-an-object', '[]'],
    ['{ "profiles": {} }', 'not-a-list', '{}'],
    ['{ "profiles": [7] }', 'not-a-profile', '7'],
    ['{ "profiles": [{ "url": "ws://a" }] }', 'name-missing', '{ "url": "ws://a" }'],
    ['{ "profiles": [{ "name": " ", "url": "ws://a" }] }', 'name', '" "'],
    ['{ "profiles": [{ "name": "n" }] }', 'url-missing', '{ "name": "n" }'],
    ['{ "profiles": [{ "name": "n", "url": 7 }] }', 'url', '7'],
    ['{ "profiles": [{ "name": "n", "url": "ftp://a" }] }', 'url-scheme', '"ftp://a"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "headers": "A" }] }', 'headers', '"A"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "headers": [["A"]] }] }', 'header', '["A"]'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "headers": [["A b", "c"]] }] }', 'header-name', '"A b"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "headers": [["A", "\\n"]] }] }', 'header-value', '"\\n"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "subprotocols": "x" }] }', 'subprotocols', '"x"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "subprotocols": ["x y"] }] }', 'subprotocol', '"x y"'],
    ['{ "profiles": [{ "name": "n", "url": "ws://a", "compression": 1 }] }', 'compression', '1'],
  ])('marks what is wrong in %s', (text, code, marked) => {
    expect(problems(text)).toEqual([[code, marked]]);
    expect(parseProfileFile(text).entries).toEqual([]);
  });

  it('leaves the others usable where one is wrong', () => {
    const text =
      '{ "profiles": [{ "name": "a", "url": "ws://a" }, { "name": "b" }, 7, { "name": "c", "url": "ws://c" }] }';
    const file = parseProfileFile(text);
    expect(names(file)).toEqual(['a', 'c']);
    expect(file.entries.map(({ index }) => index)).toEqual([0, 3]);
    expect(file.problems.map(({ code }) => code)).toEqual(['url-missing', 'not-a-profile']);
  });

  it('tells of those that an error leaves out, with all of their errors', () => {
    const text = `{ "profiles": [
      { "name": "a", "url": "ws://a" },
      { "name": "b", "folder": "Team", "url": "ws://b", "timeouts": { "connect": "5s" }, "autoPong": 1 },
      { "name": "a", "url": "ws://c", "family": 4 },
      7
    ] }`;
    const file = parseProfileFile(text);
    expect(file.faulty.map(({ profile, index, errors }) => [index, profile, errors.map(({ code }) => code)])).toEqual([
      [1, { name: 'b', folder: 'Team', url: 'ws://b' }, ['timeouts.connect', 'autoPong']],
      [2, { name: 'a', url: 'ws://c' }, ['name-taken', 'family']],
      [3, {}, ['not-a-profile']],
    ]);
    expect(listedProfiles(file).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(text.slice(file.faulty[0]!.offset).startsWith('{ "name": "b"')).toBe(true);
  });

  it('leaves a name to the profile that can be used with it', () => {
    const text =
      '{ "profiles": [{ "name": "a" }, { "name": "a", "url": "ws://2" }, { "name": "a", "url": "ws://3" }] }';
    const file = parseProfileFile(text);
    expect(file.entries.map(({ index }) => index)).toEqual([1]);
    expect(file.problems.map(({ code, fixes }) => [code, fixes?.[0]?.title])).toEqual([
      ['url-missing', undefined],
      ['name-taken', 'Rename to "a 3"'],
      ['name-taken', 'Rename to "a 2"'],
    ]);
  });

  it('leaves the profiles before a break in the JSON usable', () => {
    const text = '{ "profiles": [{ "name": "a", "url": "ws://a" }, { "name": "b", "url": ';
    const file = parseProfileFile(text);
    expect(names(file)).toEqual(['a']);
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.problems.every(({ severity, length }) => severity === 'error' && length > 0)).toBe(true);
  });

  it('takes the first of two of one name', () => {
    const text = '{ "profiles": [{ "name": "a", "url": "ws://1" }, { "name": "a", "url": "ws://2" }] }';
    expect(parseProfileFile(text).entries.map(({ profile }) => profile.url)).toEqual(['ws://1']);
    expect(problems(text)).toEqual([['name-taken', '"a"']]);
  });

  it('warns of a field that it does not know, and uses the rest', () => {
    const text = '{ "profiles": [{ "name": "a", "url": "ws://a", "header": [] }] }';
    expect(names(parseProfileFile(text))).toEqual(['a']);
    expect(parseProfileFile(text).problems).toEqual([
      expect.objectContaining({ code: 'unknown-field', severity: 'warning', offset: text.indexOf('"header"') }),
    ]);
  });

  it('offers a free name, or to remove the second of one name', () => {
    const text =
      '{ "profiles": [{ "name": "a", "url": "ws://1" }, { "name": "a 2", "url": "ws://2" }, { "name": "a", "url": "ws://3" }] }';
    expect(parseProfileFile(text).problems[0]?.fixes).toEqual([
      expect.objectContaining({ kind: 'replace', text: '"a 3"', offset: text.lastIndexOf('"a"') }),
      expect.objectContaining({ kind: 'set', path: ['profiles', 2], value: undefined }),
    ]);
  });

  it('uses a profile that has warnings only', () => {
    const text = '{ "profiles": [{ "name": "a", "url": "http://a", "tls": { "verify": false } }] }';
    expect(names(parseProfileFile(text))).toEqual(['a']);
    expect(parseProfileFile(text).problems.map(({ code }) => code)).toEqual(['http-scheme', 'verify-off']);
  });

  it('reads environments beside the profiles, and warns of what else is there', () => {
    const text = '{ "environments": { "dev": { "host": "h" } }, "profile": [] }';
    const { environments, problems: found } = parseProfileFile(text);
    expect(environments.byName.get('dev')?.get('host')).toBe('h');
    expect(found).toEqual([
      expect.objectContaining({ code: 'unknown-field', text: expect.stringContaining('`profiles`') }),
    ]);
  });

  it('reads a huge list up to a limit', () => {
    const profiles = Array.from({ length: 1200 }, (_, index) => ({ name: `p${index}`, url: 'ws://a' }));
    expect(parseProfileFile(JSON.stringify({ profiles })).entries).toHaveLength(1000);
  });
});
