import { describe, expect, it } from 'vitest';
import { Coauthor } from '../../../../src/demo/feeds/coauthor.ts';
import { apply } from '../../../../src/demo/feeds/textOperation.ts';

describe('Coauthor', () => {
  it('writes word by word and takes its slips back', () => {
    const coauthor = new Coauthor();
    const texts = [''];
    for (let turn = 0; turn < 9; turn++) texts.push(apply(coauthor.next(texts.at(-1)!), texts.at(-1)!));
    expect(texts.slice(1)).toEqual([
      'Remember ',
      'Remember the ',
      'Remember the milk.\n',
      'Remember the milk.\nteh ',
      'Remember the milk.\n',
      'Remember the milk.\nAsk ',
      'Remember the milk.\nAsk about ',
      'Remember the milk.\nAsk about the ',
      'Remember the milk.\nAsk about the handshake.\n',
    ]);
  });

  it('takes back no word of somebody else', () => {
    const coauthor = new Coauthor();
    for (let turn = 0; turn < 4; turn++) coauthor.next('');
    expect(coauthor.next('teh cat')).toEqual([{ retain: 7 }, { insert: 'Ask ' }]);
  });

  it('tidies up a long text, and so writes on for ever', () => {
    const coauthor = new Coauthor();
    let text = '';
    let longest = 0;
    for (let turn = 0; turn < 2000; turn++) {
      text = apply(coauthor.next(text), text);
      longest = Math.max(longest, text.length);
    }
    expect(longest).toBeLessThan(700);
    expect(longest).toBeGreaterThan(600);
  });
});
