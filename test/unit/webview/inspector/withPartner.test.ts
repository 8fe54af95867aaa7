import { expect, it } from 'vitest';
import { withPartner } from '../../../../webview/inspector/withPartner.ts';
import { detailOf } from '../detail/frameDetail.ts';

it('takes what is known now of the frame that is shown, and leaves the rest', () => {
  const before = { ...detailOf(), capture: 'c1 0', pairing: true as const };
  before.message = { ...before.message, unanswered: true };
  const reply = { id: 9, after: 12 };
  const after = withPartner(before, { id: 7, message: { reply } });
  expect(after).not.toHaveProperty('pairing');
  expect(after.message).not.toHaveProperty('unanswered');
  expect(after.message).toMatchObject({ reply, preview: before.message.preview });
  expect(after.payload).toBe(before.payload);
  expect(withPartner(after, { id: 7, message: {}, pairing: true })).toEqual({
    ...detailOf(),
    capture: 'c1 0',
    pairing: true,
  });
  expect(withPartner(after, { id: 8, message: {} })).toBe(after);
});
