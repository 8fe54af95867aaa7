import { expect, it } from 'vitest';
import {
  generatedMeaning,
  generatedNames,
  generatedValue,
  isGenerated,
} from '../../../../../src/host/profiles/variables/generated.ts';

const occasion = { time: Date.UTC(2026, 0, 31, 12, 0, 0, 789), counter: 7, uuid: () => 'one of its own' };

it('makes each of them', () => {
  expect(generatedNames.map((name) => [name, generatedValue(name, occasion)])).toEqual([
    ['uuid', 'one of its own'],
    ['now', '2026-01-31T12:00:00.789Z'],
    ['timestamp', '1769860800'],
    ['timestampMs', '1769860800789'],
    ['counter', '7'],
  ]);
});

it.each(['__proto__', 'toString', 'UUID', ''])('makes no %j', (name) => {
  expect(isGenerated(name)).toBe(false);
});

it('says what each of them is', () => {
  expect(new Set(generatedNames.map(generatedMeaning)).size).toBe(generatedNames.length);
});
