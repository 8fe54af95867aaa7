import { describe, expect, it } from 'vitest';
import { redactedWords } from '../../../../src/host/captures/redactionWords.ts';

const nothing = { secrets: 0, fields: 0, jsonPaths: 0, patterns: 0, unsearchable: 0, pathless: 0 };

describe('what was replaced in a file', () => {
  it.each([
    [nothing, 'Nothing was found to be replaced.'],
    [{ ...nothing, fields: 1 }, '1 place was replaced (header fields: 1).'],
    [
      { ...nothing, secrets: 1_000, fields: 2, jsonPaths: 3, patterns: 4 },
      '1,009 places were replaced (secrets: 1,000, header fields: 2, by JSON paths: 3, by regular expressions: 4).',
    ],
    [
      { ...nothing, secrets: 2, unsearchable: 1 },
      '2 places were replaced (secrets: 2). 1 message could not be searched, and was replaced as a whole.',
    ],
    [
      { ...nothing, unsearchable: 12 },
      'Nothing was found to be replaced. 12 messages could not be searched, and were replaced as a whole.',
    ],
    [
      { ...nothing, jsonPaths: 1, pathless: 2 },
      '1 place was replaced (by JSON paths: 1). 2 messages are no text: JSON paths do not lead into them.',
    ],
  ])('%j is told', (redacted, words) => {
    expect(redactedWords(redacted)).toBe(words);
  });
});
