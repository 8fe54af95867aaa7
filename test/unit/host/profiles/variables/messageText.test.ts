import { describe, expect, it } from 'vitest';
import { messagePieces, messageText } from '../../../../../src/host/profiles/variables/messageText.ts';
import { scopeOf } from './scopeOf.ts';

const scope = scopeOf({
  variables: { host: 'h', quoted: '"${input:x}"', now: 'my own', both: '${uuid}/${host}', whole: '{"b":1}' },
});

function filled(text: string, options: { json?: boolean; literal?: (text: string, offset: number) => string } = {}) {
  const pieces = messagePieces(text, scope, options.literal);
  return messageText(
    pieces,
    { json: options.json ?? false },
    (leaf) => (leaf.kind === 'input' ? `<${leaf.prompt}>\n"` : leaf.kind),
    (name) => `[${name}]`,
  );
}

describe('the text of a message', () => {
  it('has values in the place of variables, and all else as it is written', () => {
    expect(filled('a ${host} ${both} $${host} ${uuid} {${counter}}')).toBe('a h [uuid]/h ${host} [uuid] {[counter]}');
  });

  it('takes the environment’s variable before one that is made', () => {
    expect(filled('${now}')).toBe('my own');
  });

  it('leaves what has no value as it is written', () => {
    expect(filled('${nowhere} ${foo:bar} ${')).toBe('${nowhere} ${foo:bar} ${');
  });

  it('escapes values in strings of JSON, and nowhere else', () => {
    const text = '{"a\\"": "${input:x}", "n": ${counter}, "q": "${quoted}", "o": ${whole}}';
    const json = filled(text, { json: true });
    expect(JSON.parse(json.replace('[counter]', '5'))).toEqual({
      'a"': '<x>\n"',
      n: 5,
      q: '"<x>\n""',
      o: { b: 1 },
    });
    expect(filled('"${input:x}"')).toBe('"<x>\n""');
  });

  it('changes what is written between variables, with its place, and no value', () => {
    const places: [string, number][] = [];
    const literal = (text: string, offset: number): string => {
      places.push([text, offset]);
      return text.toUpperCase();
    };
    expect(filled('a${host}b${both}', { literal })).toBe('AhB[uuid]/h');
    expect(places).toEqual([
      ['a', 0],
      ['b', 8],
    ]);
  });
});
