import { describe, expect, it } from 'vitest';
import { fieldOf, longestField } from '../../../src/contract/panel.ts';
import { isColumnField, readColumnField } from '../../../src/filterLanguage/columnField.ts';

describe('a field that a column shows', () => {
  it('is a path into any message', () => {
    expect(readColumnField('$.a[0]["c d"]')).toEqual({ decoder: undefined, paths: [['a', 0, 'c d']] });
    expect(readColumnField('$.__proto__')).toEqual({ decoder: undefined, paths: [['__proto__']] });
  });

  it('or one of a decoder, at each of its places', () => {
    expect(readColumnField('mqtt.topic')).toEqual({
      decoder: 'mqtt',
      paths: [['topic'], ['subscriptions', 'topic'], ['unsubscriptions'], ['will', 'topic']],
    });
    expect(readColumnField('MsgPack.price')).toEqual({ decoder: 'msgpack', paths: [['price']] });
  });

  it('is nothing else', () => {
    for (const text of ['', '$', 'size', 'nothing.at', 'mqtt', `$.${'a'.repeat(longestField)}`]) {
      expect(isColumnField(text), text).toBe(false);
    }
    expect(isColumnField(`$.${'a'.repeat(longestField - 2)}`)).toBe(true);
  });

  it('has its name in that of the column', () => {
    expect([fieldOf('field:$.type'), fieldOf('kind')]).toEqual(['$.type', undefined]);
  });
});
