import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonView } from '../../../../webview/detail/JsonView.tsx';
import { elementsOf, textOf } from '../drawn.ts';

const text = '{"big":12345678901234567890, "a":1,"a":1.0}';

describe('the view of JSON', () => {
  it('shows the text as it was sent, in lines or not', () => {
    expect(textOf(<JsonView text={text} whole indent={false} />)).toBe(text);
    expect(textOf(<JsonView text={text} whole indent />)).toBe(text);
    expect(elementsOf(<JsonView text={text} whole indent />, 'json-line')).toHaveLength(5);
  });

  it('is the text itself whatever is sent, but for the sentence that it is not JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (json, indent) => {
        // Characters that are not seen are drawn as marks; escapes keep them out of these texts.
        const plain = json.replace(/[^\x20-\x7e]/g, '?');
        expect(textOf(<JsonView text={plain} whole indent={indent} />)).toContain(plain);
      }),
    );
  });

  it('says where a text stops being JSON, and marks the place', () => {
    const view = <JsonView text='{"a":1,}' whole indent />;
    expect(textOf(view)).toBe('Not JSON. Line 1, column 8: a name in double quotes is expected.{"a":1,}');
    expect(elementsOf(view, 'json-error').map(({ children }) => children)).toEqual([['}']]);
  });

  it('marks a place behind the end', () => {
    expect(elementsOf(<JsonView text="[1" whole indent />, 'json-error')).toHaveLength(1);
  });

  it('does not judge a text of which only the beginning is here', () => {
    expect(textOf(<JsonView text='{"a":' whole={false} indent={false} />)).toBe('{"a":');
  });

  it('makes characters inside of strings visible', () => {
    expect(textOf(<JsonView text={'{"a":"\u202e"}'} whole indent={false} />)).toBe('{"a":"\\u202e"}');
  });
});
