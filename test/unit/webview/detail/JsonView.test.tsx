import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonView } from '../../../../webview/detail/JsonView.tsx';
import { elementsOf, textOf } from '../drawn.ts';

const text = '{"big":12345678901234567890, "a":1,"a":1.0}';

/** What a link to bytes was clicked for. */
const shown: unknown[] = [];
const to = { showHex: (range: unknown) => void shown.push(range) };

describe('the view of JSON', () => {
  it('shows the text as it was sent, in lines or not', () => {
    expect(textOf(<JsonView {...to} text={text} whole indent={false} />)).toBe(text);
    expect(textOf(<JsonView {...to} text={text} whole indent />)).toBe(text);
    expect(elementsOf(<JsonView {...to} text={text} whole indent />, 'json-line')).toHaveLength(5);
  });

  it('is the text itself whatever is sent, but for the sentence that it is not JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (json, indent) => {
        // Characters that are not seen are drawn as marks; escapes keep them out of these texts.
        const plain = json.replace(/[^\x20-\x7e]/g, '?');
        expect(textOf(<JsonView {...to} text={plain} whole indent={indent} />)).toContain(plain);
      }),
    );
  });

  it('says where a text stops being JSON, and marks the place', () => {
    const view = <JsonView {...to} text='{"a":1,}' whole indent />;
    expect(textOf(view)).toBe('Not JSON: a name in double quotes is expected. At byte 7.{"a":1,}');
    expect(elementsOf(view, 'json-error').map(({ children }) => children)).toEqual([['}']]);
  });

  it('says the line, too, where there are several, and leads to the byte', () => {
    const view = <JsonView {...to} text={'{"€": 1,\n  x}'} whole indent />;
    expect(textOf(view)).toMatch(/^Not JSON: .*\. At byte 13 \(0xd\)\. Line 2, column 3\./);
    (elementsOf(view, 'link')[0]?.props['onClick'] as () => void)();
    expect(shown).toEqual([{ from: 13, to: 14 }]);
  });

  it('marks a place behind the end', () => {
    expect(elementsOf(<JsonView {...to} text="[1" whole indent />, 'json-error')).toHaveLength(1);
  });

  it('does not judge a text of which only the beginning is here', () => {
    expect(textOf(<JsonView {...to} text='{"a":' whole={false} indent={false} />)).toBe('{"a":');
  });

  it('tells apart so many tokens, and has all others as text', () => {
    const many = `[${'1,'.repeat(50_000)}1]`;
    for (const indent of [false, true]) {
      const view = <JsonView {...to} text={many} whole indent={indent} />;
      expect(textOf(view)).toBe(many);
      expect(elementsOf(view, 'json-number')).toHaveLength(8192);
    }
  });

  it('makes characters inside of strings visible', () => {
    expect(textOf(<JsonView {...to} text={'{"a":"\u202e"}'} whole indent={false} />)).toBe('{"a":"\\u202e"}');
  });
});
