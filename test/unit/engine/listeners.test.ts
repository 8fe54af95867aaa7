import { expect, it } from 'vitest';
import { Listeners } from '../../../src/engine/listeners.ts';

it('tells all who have not left', () => {
  const told: string[] = [];
  const listeners = new Listeners();
  const leave = listeners.add(() => told.push('one'));
  listeners.add(() => {
    told.push('two');
    leave();
  });
  listeners.tell();
  listeners.tell();
  expect(told).toEqual(['one', 'two', 'two']);
});
