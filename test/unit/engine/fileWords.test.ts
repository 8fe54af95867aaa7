import { describe, expect, it } from 'vitest';
import { fileWords } from '../../../src/engine/fileWords.ts';

describe('what a session from a file says of it', () => {
  it('is its name, where nothing was lost', () => {
    expect(fileWords({ path: '/somewhere/chat.wscap' }, {})).toBe('chat.wscap is shown as it was saved, read-only.');
  });

  it('is its format, who wrote it, and what it cannot tell', () => {
    const origin = { format: 'har', creator: 'WebInspector 537.36', notHeld: ['masking-keys', 'fragments'] } as const;
    expect(fileWords({ path: '/a.har' }, { origin: { ...origin, notHeld: [...origin.notHeld] } })).toBe(
      'a.har is shown, read-only; its format is HAR (HTTP archive), written by WebInspector 537.36. ' +
        'It cannot tell: masking keys; how messages were cut into frames.',
    );
    expect(fileWords({ path: '/b.jsonl' }, { origin: { format: 'jsonl', notHeld: [] } })).toBe(
      'b.jsonl is shown, read-only; its format is JSON Lines.',
    );
  });
});
