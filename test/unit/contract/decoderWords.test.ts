import { expect, it } from 'vitest';
import { reasonWords, sureWords } from '../../../src/contract/decoderWords.ts';

it('tells how sure a decoder is, and what speaks for it', () => {
  expect(sureWords(0.954)).toBe('95 % sure');
  expect(sureWords(1, ['schema', 'subprotocol', 'url', 'messages'])).toBe(
    '100 % sure, by schema, subprotocol, address, first messages',
  );
});

it('tells why it is this one', () => {
  const state = { chain: 'mqtt', by: 'evidence', sure: 0.9, evidence: ['subprotocol'] } as const;
  expect(reasonWords(state)).toBe('Recognised: 90 % sure, by subprotocol');
  expect(reasonWords({ chain: 'mqtt', by: 'profile' })).toBe('The profile says so');
  expect(reasonWords({ chain: 'mqtt', by: 'choice' })).toBe('Chosen here');
});
