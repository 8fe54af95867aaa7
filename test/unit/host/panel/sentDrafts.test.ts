import { describe, expect, it } from 'vitest';
import { SentDrafts } from '../../../../src/host/panel/sentDrafts.ts';

describe('what was sent from a panel', () => {
  it('is kept in order, with how its text is read, once where it was sent again', () => {
    const sent = new SentDrafts();
    sent.add({ kind: 'text', text: 'a' });
    sent.add({ kind: 'text', text: 'a' });
    sent.add({ kind: 'text', text: 'a', how: { escapes: true, fragment: 2 } });
    sent.add({ kind: 'json', text: '[]', how: { variables: true, compress: false } });
    expect(sent.all).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'a', how: { escapes: true } },
      { kind: 'json', text: '[]', how: { variables: true } },
    ]);
  });

  it('is bounded in number and in length', () => {
    const sent = new SentDrafts();
    for (let number = 1; number <= 80; number++) sent.add({ kind: 'text', text: `m${number}` });
    sent.add({ kind: 'text', text: 'x'.repeat(100_001) });
    sent.add({ kind: 'text', text: '' });
    expect(sent.all).toHaveLength(50);
    expect([sent.all[0]?.text, sent.all[49]?.text]).toEqual(['m31', 'm80']);
  });
});
