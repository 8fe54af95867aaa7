import { describe, expect, it } from 'vitest';
import {
  readEnvironments,
  type Environments,
} from '../../../../../src/host/profiles/environments/environmentFields.ts';
import { listener, nodeOf, type Told } from '../fields/readField.ts';

function read(json: string): { environments: Environments; told: Told[] } {
  const text = `{ "environments": ${json} }`;
  const { report, told } = listener(text);
  return { environments: readEnvironments(nodeOf(text, 'environments'), report), told };
}

const plain = ({ byName, ...rest }: Environments): unknown => ({
  ...rest,
  byName: Object.fromEntries([...byName].map(([name, values]) => [name, Object.fromEntries(values)])),
});

describe('readEnvironments', () => {
  it('takes texts, numbers and flags, in order', () => {
    const { environments, told } = read('{ "dev": { "host": "h:${port}", "port": 80 }, "prod": { "tls": true } }');
    expect(told).toEqual([]);
    expect(plain(environments)).toEqual({ byName: { dev: { host: 'h:${port}', port: '80' }, prod: { tls: 'true' } } });
    expect([...environments.byName.keys()]).toEqual(['dev', 'prod']);
  });

  it('takes the name of the default, or a default', () => {
    expect(read('{ "default": "b", "a": {}, "b": {} }').environments.default).toBe('b');
    expect(plain(read('{ "default": { "x": "1" }, "b": {} }').environments)).toEqual({
      default: 'default',
      byName: { default: { x: '1' }, b: {} },
    });
  });

  it.each([
    ['[]', 'environments', '[]'],
    ['{ "dev": "host" }', 'environment', '"host"'],
    ['{ "dev": { "a b": "c" } }', 'variable-name', '"a b"'],
    ['{ "dev": { "env:A": "c" } }', 'variable-name', '"env:A"'],
    ['{ "dev": { "workspaceFolder": "c" } }', 'variable-name', '"workspaceFolder"'],
    ['{ "dev": { "a": [] } }', 'variable-value', '[]'],
    ['{ "dev": { "a": null } }', 'variable-value', 'null'],
    ['{ "dev": {}, "default": "dve" }', 'unknown-environment', '"dve"'],
  ])('marks %s', (json, code, marked) => {
    const { told } = read(json);
    expect(told.map((one) => [one.code, one.marked])).toEqual([[code, marked]]);
  });

  it('offers the environment that was meant', () => {
    expect(read('{ "dev": {}, "default": "dve" }').told[0]?.fixes).toEqual([
      expect.objectContaining({ text: '"dev"' }),
    ]);
  });

  it('keeps names that objects have of themselves', () => {
    expect(read('{ "__proto__": { "__proto__": "x" } }').environments.byName.get('__proto__')?.get('__proto__')).toBe(
      'x',
    );
  });
});
