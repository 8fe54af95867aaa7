import { expect, it } from 'vitest';
import { WordBuilder } from '../../../../../src/host/commandLines/read/words.ts';

it('puts words together, empty ones too', () => {
  const built = new WordBuilder();
  built.add('a');
  built.add('b');
  built.addVariable('C');
  built.add('d');
  expect(built.started).toBe(true);
  built.end();
  built.end();
  built.add('');
  built.end();
  expect(built.words).toEqual([[{ text: 'ab' }, { variable: 'C' }, { text: 'd' }], []]);
  expect(built.started).toBe(false);
});
