import { describe, expect, it } from 'vitest';
import {
  escapeTemplate,
  hasReference,
  parseTemplate,
  substitute,
  withPlaceholders,
  type Reference,
} from '../../../../../src/host/profiles/variables/template.ts';

const references = (text: string): Reference[] =>
  parseTemplate(text).flatMap((piece) => (piece.kind === 'reference' ? [piece.reference] : []));

describe('parseTemplate', () => {
  it.each<[string, Reference]>([
    ['${env:ProgramFiles(x86)}', { kind: 'env', name: 'ProgramFiles(x86)' }],
    ['${workspaceFolder}', { kind: 'workspaceFolder' }],
    ['${workspaceFolder:my api}', { kind: 'workspaceFolder', name: 'my api' }],
    ['${host}', { kind: 'variable', name: 'host' }],
    ['${größe.x-1}', { kind: 'variable', name: 'größe.x-1' }],
    ['${input:Which room: a or b?}', { kind: 'input', prompt: 'Which room: a or b?' }],
    ['${secret:a.b-c_1}', { kind: 'secret', name: 'a.b-c_1' }],
    ['${secret:a b}', { kind: 'unknown' }],
    ['${secret:}', { kind: 'unknown' }],
    ['${env: }', { kind: 'unknown' }],
    ['${command:x}', { kind: 'unknown' }],
    ['${1}', { kind: 'unknown' }],
    ['${}', { kind: 'unknown' }],
  ])('reads %s', (text, reference) => {
    expect(references(text)).toEqual([reference]);
  });

  it('keeps what stands around, with its place', () => {
    expect(parseTemplate('a${b}$${c}')).toEqual([
      { kind: 'literal', offset: 0, source: 'a', text: 'a' },
      { kind: 'reference', offset: 1, source: '${b}', reference: { kind: 'variable', name: 'b' } },
      { kind: 'literal', offset: 5, source: '$${', text: '${' },
      { kind: 'literal', offset: 8, source: 'c}', text: 'c}' },
    ]);
  });

  it.each(['', '$', '${', '${a', '$ {a}', '{a}', '$$', '$a', '${a{b}', '$${a}'])('finds no reference in %j', (text) => {
    expect(hasReference(text)).toBe(false);
  });
});

describe('escapeTemplate', () => {
  it.each(['${a}', '$${a}', '$$${a}', '${', 'a$', '', '${secret:x} and ${'])('makes %j literal', (text) => {
    expect(withPlaceholders(escapeTemplate(text), '!')).toBe(text);
  });
});

describe('substitute', () => {
  it('gives a template: what has no value and what is literal stay as written', () => {
    const text = '${a}-${b}-$${c}';
    expect(
      substitute(text, (reference) => (reference.kind === 'variable' && reference.name === 'a' ? 'x' : undefined)),
    ).toBe('x-${b}-$${c}');
  });
});
