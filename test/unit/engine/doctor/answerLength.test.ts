import { describe, expect, it } from 'vitest';
import { answerTooLong } from '../../../../src/engine/doctor/answerLength.ts';
import type { Examined } from '../../../../src/engine/doctor/examined.ts';

const examined = (attempt: object): Examined => ({ attempt, shown: attempt, profile: { url: 'ws://h/' } }) as Examined;

describe('an answer whose head does not end', () => {
  it('is told with the limit', () => {
    expect(answerTooLong(examined({ headLimit: 65_536 }))).toMatchObject({
      code: 'answer-too-long',
      stage: 'response',
      severity: 'error',
      evidence: 'The head has no end within 65536 bytes',
    });
  });

  it('is no other', () => {
    expect(answerTooLong(examined({}))).toBeUndefined();
  });
});
