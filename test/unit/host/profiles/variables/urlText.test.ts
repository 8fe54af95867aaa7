import { describe, expect, it } from 'vitest';
import { flatten } from '../../../../../src/host/profiles/variables/flatten.ts';
import { urlText } from '../../../../../src/host/profiles/variables/urlText.ts';

const odd = 'a/b?c#d@e:f+g&h=i j%k%41';

/** With `odd` as every secret and input, and these variables. */
function filled(url: string, variables: Record<string, string> = {}): string {
  return urlText(
    flatten(url, (name) => variables[name]),
    () => odd,
  );
}

describe('urlText', () => {
  it.each([
    ['wss://${secret:u}@host/', 'wss://a%2Fb%3Fc%23d%40e:f+g&h=i%20j%25k%41@host/'],
    ['wss://me:${secret:u}@host/', 'wss://me:a%2Fb%3Fc%23d%40e:f+g&h=i%20j%25k%41@host/'],
    ['wss://host/${secret:u}/x', 'wss://host/a%2Fb%3Fc%23d@e:f+g&h=i%20j%25k%41/x'],
    ['wss://host/${input:u}/x', 'wss://host/a/b%3Fc%23d@e:f+g&h=i%20j%25k%41/x'],
    ['wss://host/?q=${input:u}&r=1', 'wss://host/?q=a/b?c%23d@e:f%2Bg%26h=i%20j%25k%41&r=1'],
    ['host?q=${input:u}', 'host?q=a/b?c%23d@e:f%2Bg%26h=i%20j%25k%41'],
    ['ws+unix:${input:u}:/x', 'ws+unix:a/b%3Fc%23d@e:f+g&h=i%20j%25k%2541:/x'],
  ])('encodes in %s what its place asks for', (url, expected) => {
    expect(filled(url)).toBe(expected);
  });

  it('lets a variable be the beginning, the host, or a path', () => {
    const variables = { base: 'wss://host:8080/api', host: 'localhost:${port}', port: '99', room: 'a b&c' };
    expect(filled('${base}/feed', variables)).toBe('wss://host:8080/api/feed');
    expect(filled('ws://${host}/${room}?r=${room}', variables)).toBe('ws://localhost:99/a%20b&c?r=a%20b%26c');
    expect(filled('${base}?x=${room}', variables)).toBe('wss://host:8080/api?x=a%20b%26c');
  });

  it('leaves the text of the URL itself', () => {
    expect(filled('ws://h/a b?c+d=$${e}%')).toBe('ws://h/a b?c+d=${e}%');
  });

  it('tells of what it changed, and keeps what has no value', () => {
    const told: [string, string][] = [];
    const pieces = flatten('ws://h/?a=${secret:x}&b=${secret:y}&c=${secret:z}', () => undefined);
    const values: Record<string, string> = { x: 'p+q', y: 'plain' };
    const url = urlText(
      pieces,
      (leaf) => (leaf.kind === 'secret' ? values[leaf.name] : undefined),
      (value, encoded) => told.push([value, encoded]),
    );
    expect(url).toBe('ws://h/?a=p%2Bq&b=plain&c=${secret:z}');
    expect(told).toEqual([['p+q', 'p%2Bq']]);
  });
});
