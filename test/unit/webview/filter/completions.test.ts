import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completionsOf } from '../../../../webview/filter/completions.ts';

const source = completionsOf({
  json: { paths: () => ['$.type'], values: () => ['tick'] },
  filters: () => [
    { text: 'dir:in -ping', about: 'recent' },
    { text: 'op:text', about: 'saved' },
  ],
});

function offered(doc: string, explicit = false): string[] {
  const result = source(new CompletionContext(EditorState.create({ doc }), doc.length, explicit));
  return (result?.options ?? []).map(({ label }) => label);
}

describe('completionsOf', () => {
  it('offers words and values while they are typed', () => {
    expect(offered('a di')).toEqual(['dir:']);
    expect(offered('dir:')).toEqual(['in', 'out']);
    expect(offered('gap>')).toContain('200ms');
  });

  it('offers values of a path behind its sign, and behind a space after it', () => {
    expect(offered('$.type ==')).toEqual(['tick']);
    expect(offered('$.type == ')).toEqual(['tick']);
    expect(offered('$.type ')).toEqual([]);
  });

  it('offers everything behind a space only when it is asked', () => {
    expect(offered('a ')).toEqual([]);
    expect(offered('a ', true)).toEqual(expect.arrayContaining(['dir:', 'or', '$.type']));
  });

  it('offers filters of before: all where nothing is written, and those that go on like the text', () => {
    expect(offered('', true).slice(0, 3)).toEqual(['dir:in -ping', 'op:text', 'dir:']);
    expect(offered('dir:in ')).toEqual(['dir:in -ping']);
    expect(offered('zzz')).toEqual([]);
  });
});
