import { describe, expect, it } from 'vitest';
import { coverage, searchSentence, spokenProgress } from '../../../../webview/filter/searchWords.ts';

const progress = { searched: 412_000, all: 1_000_000, hits: 1204 };

describe('the words of a search', () => {
  it('say what the rows cover', () => {
    expect(coverage(progress, 'messages')).toBe('Searched the first 412,000 of 1,000,000 messages');
    expect(searchSentence(progress, 'frames', true)).toBe(
      'Searched the first 412,000 of 1,000,000 frames: 1,204 rows match.',
    );
  });

  it('say that more may come while it goes on', () => {
    expect(searchSentence({ ...progress, hits: 1 }, 'frames', false)).toBe(
      'Searched the first 412,000 of 1,000,000 frames: 1 row matches so far.',
    );
  });

  it('are short for a voice', () => {
    expect(spokenProgress(progress)).toBe('Searching, 41 percent: 1,204 rows');
  });
});
