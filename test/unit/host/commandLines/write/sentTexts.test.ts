import { expect, it } from 'vitest';
import { textsOf } from '../../../../../src/host/commandLines/write/sentTexts.ts';

it('tells texts from bytes', () => {
  expect(textsOf(['a', { text: 'b' }, { json: { c: 1 } }, { hex: 'ff' }, { base64: 'AA==' }])).toEqual({
    texts: ['a', 'b', '{"c":1}'],
    others: 2,
  });
});
