import { describe, expect, it } from 'vitest';
import { BrokenProfileFile } from '../../../../src/host/profiles/profileEdits.ts';
import { putTemplate, removeTemplate, templateNode } from '../../../../src/host/profiles/templateEdits.ts';

const file = `{
  // mine
  "profiles": [
    { "name": "a", "url": "ws://a" }, // first
    {
      "name": "b",
      "url": "ws://b",
      "templates": [
        // says hello
        { "name": "hello", "text": "hello", "compress": false /* short */ },
      ],
    },
  ],
}
`;

describe('putTemplate', () => {
  it('adds to a list, and leaves its neighbours as they are written', () => {
    expect(putTemplate(file, 'b', { name: 'bye', json: { op: 'bye' } })).toBe(
      file.replace(
        `/* short */ },
`,
        `/* short */ },
        {
          "name": "bye",
          "json": {
            "op": "bye"
          }
        },
`,
      ),
    );
  });

  it('makes the list of a profile, and of the file', () => {
    const inProfile = putTemplate(file, 'a', { name: 'n', text: 't' });
    expect(inProfile).toBe(
      file.replace('"url": "ws://a" }', '"url": "ws://a", "templates": [{"name":"n","text":"t"}] }'),
    );
    const inFile = putTemplate(file, undefined, { name: 'n', text: 't' })!;
    expect(inFile.startsWith(file.slice(0, file.lastIndexOf('],')))).toBe(true);
    expect(inFile.slice(file.lastIndexOf('],'))).toBe(
      '],\n  "templates": [\n    {\n      "name": "n",\n      "text": "t"\n    }\n  ],\n}\n',
    );
  });

  it('begins a file', () => {
    expect(JSON.parse(putTemplate('', undefined, { name: 'n', text: 't' })!)).toEqual({
      profiles: [],
      templates: [{ name: 'n', text: 't' }],
    });
  });

  it('changes the one of the same name, with its comments', () => {
    expect(putTemplate(file, 'b', { name: 'hello', text: 'hi', compress: false })).toBe(
      file.replace('"text": "hello"', '"text": "hi"'),
    );
    const other = putTemplate(file, 'b', { name: 'hello', hex: '00' })!;
    expect(other).toContain('// says hello');
    expect(other).toMatch(/\{ "name": "hello",\s*"hex": "00"/);
    expect(other).not.toContain('"text"');
  });

  it('writes to no profile that is not there, and to no broken list', () => {
    expect(putTemplate(file, 'c', { name: 'n', text: 't' })).toBeUndefined();
    const template = { name: 'n', text: 't' };
    expect(() => putTemplate('{ "templates": 7 }', undefined, template)).toThrow(BrokenProfileFile);
    expect(() => putTemplate('{ "templates": [', undefined, template)).toThrow(BrokenProfileFile);
  });
});

describe('removeTemplate', () => {
  it('takes one away', () => {
    expect(JSON.parse(removeTemplate('{"templates":[{"name":"a"},{"name":"b"}]}', undefined, 'a')!)).toEqual({
      templates: [{ name: 'b' }],
    });
    expect(removeTemplate(file, 'b', 'nothing')).toBeUndefined();
    expect(removeTemplate(file, 'a', 'hello')).toBeUndefined();
    expect(removeTemplate(file, 'c', 'hello')).toBeUndefined();
  });
});

describe('templateNode', () => {
  it('is where it stands', () => {
    const { offset, length } = templateNode(file, 'b', 'hello')!;
    expect(file.slice(offset, offset + length)).toMatch(/^\{ "name": "hello".*\}$/);
    expect(templateNode(file, undefined, 'hello')).toBeUndefined();
  });
});
