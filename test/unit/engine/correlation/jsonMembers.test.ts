import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonMembers } from '../../../../src/engine/correlation/jsonMembers.ts';

const members = new JsonMembers();

/** `name=value` of each member, and how it ended. */
function read(text: string, from = 0): string[] {
  const bytes = Buffer.from(text);
  if (!members.begin(bytes, from, bytes.length)) return ['no object'];
  const found: string[] = [];
  while (members.next()) {
    const name = bytes.toString('utf8', members.nameFrom, members.nameTo);
    found.push(`${name}=${bytes.toString('utf8', members.valueFrom, members.valueTo)}`);
  }
  return [...found, members.end];
}

describe('JsonMembers', () => {
  it('goes over the members, and steps over what is in them', () => {
    expect(read('{"a":1,"b":"x","c":{"a":[1,"}"]},"d":[{"id":2}],"e":true,"f":null,"g":-1.5e3}')).toEqual([
      ...['a=1', 'b="x"', 'c={"a":[1,"}"]}', 'd=[{"id":2}]', 'e=true', 'f=null', 'g=-1.5e3', 'whole'],
    ]);
    expect(read(' \n{ "a" : 1 , "b":\t"x" } ')).toEqual(['a=1', 'b="x"', 'whole']);
    expect(read('{}')).toEqual(['whole']);
  });

  it('knows escapes in strings, short and long', () => {
    expect(read(String.raw`{"a\"b":"\\","c":"x\"y"}`)).toEqual([String.raw`a\"b="\\"`, String.raw`c="x\"y"`, 'whole']);
    for (const tail of ['', '\\\\', '\\"', '\\\\\\"', 'é']) {
      const long = 'x'.repeat(200) + tail;
      expect(read(`{"a":"${long}","b":1}`)).toEqual([`a="${long}"`, 'b=1', 'whole']);
    }
  });

  it('tells what is no object, and what is none after all', () => {
    for (const text of ['', ' ', '[1]', '"{}"', 'x{}', '1']) expect(read(text)).toEqual(['no object']);
    for (const text of ['{a:1}', '{"a" 1}', '{"a":}', '{"a":1 "b":2}', '{1}', '{,}', '{"a":1}}'.slice(0, 5) + '!']) {
      expect(read(text).at(-1)).toBe('broken');
    }
  });

  it('tells what is cut, with the beginning of the last value', () => {
    for (const text of ['{', '{"a', '{"a"', '{"a":', '{"a":1,', '{"a":1, "b']) expect(read(text).at(-1)).toBe('cut');
    for (const value of ['"x', '12', '[1,{"b":2}', '{"b":"}', `"${'x'.repeat(300)}`, '"\\']) {
      expect(read(`{"a":${value}`)).toEqual([`a=${value}`, 'cut']);
    }
  });

  it('begins where it is told, and goes no further', () => {
    const bytes = Buffer.from('[{"a":1},{"b":2}]');
    expect(members.begin(bytes, 1, bytes.length)).toBe(true);
    while (members.next());
    expect(members.at).toBe(8);
    expect(members.begin(bytes, 9, 12)).toBe(true);
    expect(members.next()).toBe(false);
    expect(members.end).toBe('cut');
  });

  it('finds what JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(3), (object, space) => {
        const text = JSON.stringify(object, null, space);
        const expected = Object.entries(JSON.parse(text) as Record<string, unknown>);
        const found = read(text);
        expect(found.pop()).toBe('whole');
        const bytes = Buffer.from(text);
        members.begin(bytes, 0, bytes.length);
        const parsed: [unknown, unknown][] = [];
        while (members.next()) {
          const name = JSON.parse(bytes.toString('utf8', members.nameFrom - 1, members.nameTo + 1)) as unknown;
          parsed.push([name, JSON.parse(bytes.toString('utf8', members.valueFrom, members.valueTo))]);
        }
        expect(parsed).toEqual(expected);
      }),
    );
  });

  it('takes 100,000 levels like any other', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(read(`{"a":${deep},"id":1}`).slice(1)).toEqual(['id=1', 'whole']);
  });
});
