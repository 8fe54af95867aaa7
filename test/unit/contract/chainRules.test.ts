import { describe, expect, it } from 'vitest';
import { brokenRule } from '../../../src/contract/chainRules.ts';

describe('what no chain may be', () => {
  it('is told in a sentence, and nothing of a name that is unknown', () => {
    expect(brokenRule({ unknown: 'none' })).toBe('“none” stands alone: payloads are then shown as they are.');
    expect(brokenRule({ unknown: 'json', steps: 17 })).toBe('A chain has at most 16 steps; this one has 17.');
    expect([brokenRule({ unknown: 'nope' }), brokenRule({ unknown: null })]).toEqual([undefined, undefined]);
  });
});
