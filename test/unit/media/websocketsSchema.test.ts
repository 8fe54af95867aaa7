/** The JSON schema of profile files, held against the code that reads them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileFields } from '../../../src/host/profiles/fields/profileFields.ts';
import { parseProfileFile } from '../../../src/host/profiles/profileFile.ts';

interface Schema {
  type?: string | string[];
  description?: string;
  markdownDescription?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  defaultSnippets?: { label: string; body: unknown }[];
  definitions?: Record<string, Schema>;
  $ref?: string;
}

const schema = JSON.parse(readFileSync('media/websockets.schema.json', 'utf8')) as Schema;
const profile = schema.definitions!['profile']!;

/** Draft-07, sections 6 and 9.2.2. */
const refusing = new Set([
  ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'additionalItems', 'maxItems', 'minItems', 'uniqueItems', 'contains'],
  ...['maxProperties', 'minProperties', 'required', 'dependencies', 'propertyNames', 'oneOf', 'allOf', 'not', 'if'],
  ...['format', 'contentEncoding', 'deprecationMessage'],
]);
/** What is in them is no schema. */
const data = new Set(['examples', 'default', 'defaultSnippets', 'enumDescriptions']);

/** Each property below a schema, with its path. */
function propertiesOf(parent: Schema, path: string): [path: string, property: Schema][] {
  const alternatives = [parent, ...(parent.anyOf ?? []), ...(parent.oneOf ?? [])];
  return alternatives.flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, property]): [string, Schema][] => {
      const at = path === '' ? name : `${path}.${name}`;
      return [[at, property], ...propertiesOf(property, at)];
    }),
  );
}

const properties = propertiesOf(profile, '');

/** A profile with a value at a path, and what else stands beside it. */
function profileWith(path: string, value: unknown): string {
  const beside: Record<string, object> = {
    'auth.username': { type: 'basic', password: 'x' },
    'auth.password': { type: 'basic', username: 'x' },
    'auth.token': { type: 'bearer' },
    'auth.name': { type: 'apiKey', value: 'x', in: 'header' },
    'auth.value': { type: 'apiKey', name: 'x', in: 'header' },
    'auth.in': { type: 'apiKey', name: 'x', value: 'x' },
    'schema.in': { file: 'a.proto' },
    'schema.out': { file: 'a.proto' },
    'schema.message': { file: 'a.proto' },
    'heartbeat.timeout': { interval: 1 },
  };
  const [name, inner] = path.split('.');
  const field = inner === undefined ? value : { ...beside[path], [inner]: value };
  return JSON.stringify({ profiles: [{ name: 'n', url: 'ws://a', [name!]: field }] });
}

function errors(text: string): string[] {
  const severe = parseProfileFile(text).problems.filter(
    ({ severity, code }) => severity === 'error' || code === 'unknown-field',
  );
  return severe.map(({ text: words }) => words);
}

describe('the schema of profile files', () => {
  it('has the fields that are read', () => {
    expect(Object.keys(profile.properties!).sort()).toEqual(Object.keys(profileFields).sort());
    expect(Object.keys(schema.properties!)).toEqual(['$schema', 'environments', 'templates', 'profiles']);
  });

  it('describes every field', () => {
    const silent = properties.filter(
      ([, one]) => !(one.description ?? one.markdownDescription ?? one.const ?? one.enum ?? one.$ref),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
    expect(properties.length).toBeGreaterThan(50);
  });

  const samples = properties.flatMap(([path, one]) => [
    ...(one.examples ?? []).map((value): [string, unknown] => [path, value]),
    ...(one.default === undefined ? [] : [[path, one.default] as [string, unknown]]),
    ...(path === 'auth.type' ? [] : (one.enum ?? []).map((value): [string, unknown] => [path, value])),
  ]);

  it.each(samples)('names what can be read: %s %j', (path, value) => {
    expect(errors(profileWith(path, value))).toEqual([]);
  });

  it('has snippets that can be read once their holes are filled', () => {
    const filled = (body: unknown): unknown =>
      JSON.parse(
        JSON.stringify(body)
          .replace(/\\\\(?=[$}])/g, '')
          .replace(/\$\{\d\|(\w+)[^}]*\}/g, '$1')
          .replace(/\$\{\d:([^}]*)\}/g, '$1')
          .replace(/\$\d/g, 'x'),
      );
    const bodies = (profile.defaultSnippets ?? []).map(({ body }) => filled(body));
    expect(bodies.length).toBeGreaterThan(2);
    expect(bodies.flatMap((body) => errors(JSON.stringify({ profiles: [body] })))).toEqual([]);
    for (const [path, { defaultSnippets = [] }] of properties) {
      for (const { body } of defaultSnippets) expect(errors(profileWith(path, filled(body))), path).toEqual([]);
    }
    for (const { body } of schema.defaultSnippets!) expect(errors(JSON.stringify(filled(body)))).toEqual([]);
    expect(JSON.stringify(filled({ a: '\\${secret:${1:token}\\}' }))).toBe('{"a":"${secret:token}"}');
  });

  it('refuses nothing that the extension checks by itself', () => {
    /** Keywords that refuse, with their places. An alternative may refuse where another one takes everything. */
    const refusals = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
        const at = `${path}/${name}`;
        if (refusing.has(name)) return [at];
        if (data.has(name)) return [];
        if (name === 'anyOf') {
          const all = (inner as unknown[]).map((one, index) => refusals(one, `${at}/${index}`));
          return all.some((some) => some.length === 0) ? [] : all.flat();
        }
        if (name === 'properties' || name === 'definitions') {
          return Object.entries(inner as object).flatMap(([key, child]) => refusals(child, `${at}/${key}`));
        }
        return refusals(inner, at);
      });
    };
    expect(refusals(schema, '')).toEqual(['/properties/$schema/type']);
  });

  it('has a message for each way to write one', () => {
    const { defaultSnippets = [], anyOf = [] } = schema.definitions!['message']!;
    expect(defaultSnippets.map(({ label }) => label)).toEqual(['text', 'json', 'hex', 'base64']);
    expect(anyOf.flatMap(({ properties: own = {} }) => Object.keys(own))).toEqual(['text', 'json', 'hex', 'base64']);
  });
});
