import { expect, it } from 'vitest';
import type { TableEdit } from '../../../../src/contract/scenarioTable.ts';
import { editQueue } from '../../../../webview/scenario/editQueue.ts';

const value = (text: string): TableEdit => ({ kind: 'value', step: 0, form: 'text', value: text });

it('writes one edit after the other, and none of steps that are about to get other numbers', async () => {
  const under: { edit: TableEdit; done: (isWritten: boolean) => void }[] = [];
  const edit = editQueue((one) => new Promise((done) => under.push({ edit: one, done })));
  const first = edit(value('a'));
  const second = edit({ kind: 'remove', step: 0 });
  expect(await edit(value('of a step that goes'))).toBe(false);
  await expect.poll(() => under.length).toBe(1);
  under[0]!.done(false);
  expect(await first).toBe(false);
  await expect.poll(() => under.length).toBe(2);
  under[1]!.done(true);
  expect(await second).toBe(true);
  const third = edit(value('b'));
  await expect.poll(() => under.length).toBe(3);
  under[2]!.done(true);
  expect(await third).toBe(true);
  expect(under.map(({ edit: { kind } }) => kind)).toEqual(['value', 'remove', 'value']);
});
