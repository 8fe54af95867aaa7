import { describe, expect, it } from 'vitest';
import { SentHistory } from '../../../../webview/composer/sentHistory.ts';

const text = (said: string) => ({ kind: 'text' as const, text: said });

function historyOf(...said: string[]): SentHistory {
  const history = new SentHistory();
  for (const each of said) history.push(text(each));
  return history;
}

describe('history of what was sent', () => {
  it('walks back and forth', () => {
    const history = historyOf('a', 'b');
    expect(history.older()).toEqual(text('b'));
    expect(history.older()).toEqual(text('a'));
    expect(history.older()).toBeUndefined();
    expect(history.newer()).toEqual(text('b'));
    expect(history.newer()).toEqual(text(''));
    expect(history.newer()).toBeUndefined();
  });

  it('keeps the kind with the text', () => {
    const history = new SentHistory();
    history.push({ kind: 'hex', text: '00' });
    expect(history.older()).toEqual({ kind: 'hex', text: '00' });
  });

  it('does not repeat what was sent twice in a row, nor keep nothing', () => {
    const history = historyOf('a', 'a', '');
    expect(history.older()).toEqual(text('a'));
    expect(history.older()).toBeUndefined();
  });

  it('starts at the newest again after each send', () => {
    const history = historyOf('a', 'b');
    history.older();
    history.older();
    history.push(text('c'));
    expect(history.older()).toEqual(text('c'));
  });

  it('is bounded in number and in length', () => {
    const history = historyOf(...Array.from({ length: 80 }, (_, at) => `m${at}`), 'x'.repeat(100_001));
    let kept = 0;
    while (history.older()) kept++;
    expect(kept).toBe(50);
    expect(history.newer()).toEqual(text('m31'));
  });

  it('goes on where an earlier life of the page ended', () => {
    const history = historyOf('c');
    history.restore([text('a'), text('b')]);
    expect([history.older(), history.older(), history.older()]).toEqual([text('c'), text('b'), text('a')]);
  });

  it('walks only from an empty text or one of its own', () => {
    const history = historyOf('a', 'b');
    expect(history.isAt('')).toBe(true);
    expect(history.isAt('mine')).toBe(false);
    history.older();
    expect(history.isAt('b')).toBe(true);
    expect(history.isAt('b changed')).toBe(false);
  });
});
