import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/contract/model.ts';
import { Partner } from '../../../../webview/detail/Partner.tsx';
import { elementsOf, textOf } from '../drawn.ts';
import { detailOf, textRow } from './frameDetail.ts';

const nothing = (): void => undefined;
const of = (message: Partial<Row>, pairing?: true) => ({
  ...detailOf(),
  message: { ...textRow, ...message },
  ...(pairing && { pairing }),
});

describe('the partner of a message', () => {
  it('is a link to the reply, with the time until it', () => {
    const revealed: number[] = [];
    const view = <Partner detail={of({ reply: { id: 12, after: 12 } })} reveal={(id) => revealed.push(id)} />;
    expect(textOf(view)).toBe('Replyframe 12 after 12.0 ms');
    (elementsOf(view, 'link')[0]?.props['onClick'] as () => void)();
    expect(revealed).toEqual([12]);
  });

  it('is a link to the request', () => {
    const view = <Partner detail={of({ request: { id: 3, after: 1_500 } })} reveal={nothing} />;
    expect(textOf(view)).toBe('Requestframe 3 1.50 s before');
  });

  it('is missing, or looked for', () => {
    expect(textOf(<Partner detail={of({ unanswered: true })} reveal={nothing} />)).toBe('Replynone so far');
    expect(textOf(<Partner detail={of({ unanswered: true }, true)} reveal={nothing} />)).toBe('Replylooked for…');
    const ended = { ...of({ unanswered: true }), over: true } as const;
    expect(textOf(<Partner detail={ended} reveal={nothing} />)).toBe('Replynone');
    expect(textOf(<Partner detail={of({})} reveal={nothing} />)).toBe('');
  });
});
