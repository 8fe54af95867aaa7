/** docs/profiles.md, held against the schema and the code. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/host/address/address.ts';
import { parseProfileFile } from '../../../src/host/profiles/profileFile.ts';

const document = readFileSync('docs/profiles.md', 'utf8');

interface Schema {
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  definitions?: Record<string, Schema>;
}

function namesIn({ properties = {}, anyOf = [], oneOf = [] }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
  return [...own, ...anyOf.flatMap(namesIn), ...oneOf.flatMap(namesIn)];
}

describe('docs/profiles.md', () => {
  it('names every field', () => {
    const schema = JSON.parse(readFileSync('media/websockets.schema.json', 'utf8')) as Schema;
    const names = namesIn(schema.definitions!['profile']!);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every code that a file can have', () => {
    const sources = globSync('src/host/profiles/{fields,diagnostics,environments}/*.ts')
      .concat('src/host/profiles/profileFile.ts')
      .map((file) => readFileSync(file, 'utf8'));
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/\breport\(\s*[^,]+,\s*'([a-z-]+)'/g)].map((match) => match[1]!),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect([...new Set(codes)].filter((code) => !document.includes(`\`${code}\``))).toEqual([]);
  });

  it.each(['docs/profiles.md', 'README.md'])(
    'and the example of %s need nothing that a machine may not have',
    (file) => {
      const [, example = ''] = /```jsonc\n([^]*?)```/.exec(readFileSync(file, 'utf8')) ?? [];
      const { entries, problems } = parseProfileFile(example);
      expect(problems).toEqual([]);
      expect(entries.length).toBe(1);
      expect(JSON.stringify(entries[0]!.profile)).not.toMatch(/\$\{env:|"(?:ca|cert|key|pfx)":/);
    },
  );

  it('says what an address without a scheme becomes', () => {
    const claims = [...document.matchAll(/`([^`]+)` is\s`(ws:[^`]+)`/g)];
    expect(claims.length).toBe(3);
    for (const [, typed, url] of claims) expect(parseAddress(typed!)).toMatchObject({ url });
    expect(parseAddress('host')).toMatchObject({ code: 'unparseable' });
  });

  it('has an example that can be read', () => {
    const [, example = ''] = /```jsonc\n([^]*?)```/.exec(document) ?? [];
    const { entries, environments, problems } = parseProfileFile(example);
    expect(problems).toEqual([]);
    expect(entries.map(({ profile }) => profile.name)).toEqual(['feed']);
    expect([...environments.byName.keys()]).toEqual(['dev', 'staging']);
  });
});
