import { describe, expect, it } from 'vitest';
import { closeFacts, compression, factsOf } from '../../../../webview/detail/facts.ts';
import { detailOf, textRow } from './frameDetail.ts';

const namesOf = (facts: readonly { name: string }[]): string[] => facts.map(({ name }) => name);

describe('facts of a frame', () => {
  it('leaves out what is not known', () => {
    expect(namesOf(factsOf(detailOf()))).toEqual(['Time', 'On the wire', 'Payload']);
    expect(namesOf(factsOf(detailOf({ sincePrevious: 4.21, sinceOpen: 1000 })))).toEqual([
      'Time',
      'Since previous',
      'Since open',
      'On the wire',
      'Payload',
    ]);
  });

  it('gives lengths as on the wire', () => {
    const facts = factsOf(detailOf());
    expect(facts.find(({ name }) => name === 'On the wire')?.value).toBe('7 B');
    expect(facts.find(({ name }) => name === 'Payload')?.value).toBe('5 B');
  });

  it('gives the length of the whole message where this is a fragment', () => {
    const facts = factsOf(detailOf({ fragments: [7, 8, 9], message: { ...textRow, wireLength: 41 } }));
    expect(facts.find(({ name }) => name === 'Whole message')?.value).toBe('41 B on the wire');
  });

  it('compares a compressed frame with what it inflates to', () => {
    const detail = detailOf({
      compressed: true,
      row: { payloadLength: 50 },
      message: { ...textRow, payloadLength: 200 },
    });
    expect(compression(detail)).toBe('200 B, sent as 25%');
    expect(namesOf(factsOf(detail))).toContain('Inflated');
  });

  it('compares all fragments of a compressed message', () => {
    const message = { ...textRow, payloadLength: 1000, wireLength: 300 };
    expect(compression(detailOf({ compressed: true, fragments: [7, 8], message }))).toBe('1,000 B, sent as 30%');
  });

  it('does not compare what is not complete, not compressed or not inflated', () => {
    expect(compression(detailOf())).toBeUndefined();
    expect(compression(detailOf({ compressed: true, complete: false }))).toBeUndefined();
    const payload = { bytes: new Uint8Array(3), total: 3, kind: 'text', inflateError: 'invalid block type' } as const;
    const broken = detailOf({ compressed: true, payload });
    expect(compression(broken)).toBeUndefined();
    expect(factsOf(broken).find(({ name }) => name === 'Not inflated')?.value).toBe('invalid block type');
  });

  it('explains how a close frame closes', () => {
    expect(closeFacts(detailOf())).toEqual([]);
    expect(closeFacts(detailOf({ row: { opcode: 'close', closeCode: 1008, closeReason: 'rate' } }))).toMatchObject([
      { value: '1008 Policy violation' },
      { name: 'Meaning' },
      { name: 'Reason', value: 'rate' },
    ]);
    expect(closeFacts(detailOf({ row: { closeCode: 1000, closeReason: '' } })).at(-1)?.value).toBe('none given');
  });
});
