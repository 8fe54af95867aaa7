import { describe, expect, it } from 'vitest';
import { Unanswered } from '../../../../webview/statistics/Unanswered.tsx';
import { elementsOf, textOf } from '../drawn.ts';
import { noPercentiles } from './statisticsOf.ts';

const nothing = (): void => undefined;
const none = { times: noPercentiles, unanswered: 0, pings: 0, forgotten: 0 };

describe('Unanswered', () => {
  it('says nothing where there is nothing to say', () => {
    expect(textOf(<Unanswered replies={{ in: none, out: none }} paired={10} rows={10} show={nothing} />)).toBe('');
  });

  it('says how many are unanswered, and of how many that is not known', () => {
    const replies = { in: { ...none, unanswered: 1 }, out: { ...none, unanswered: 1_204, forgotten: 7 } };
    const shown: string[] = [];
    const view = <Unanswered replies={replies} paired={5} rows={10} show={(filter) => shown.push(filter)} />;
    expect(textOf(view)).toBe(
      'Replies are looked for: 50% of the capture so far. 1,204 requests sent without a reply. ' +
        'Of 7 requests sent it is not known: too many were waited for. 1 request received without a reply. Show the requests',
    );
    (elementsOf(view, 'link')[0]?.props['onClick'] as () => void)();
    expect(shown).toEqual(['reply:none -op:ping']);
  });

  it('says how many pings have no pong, requests or not', () => {
    const replies = { in: { ...none, pings: 1 }, out: { ...none, pings: 3 } };
    const shown: string[] = [];
    const view = <Unanswered replies={replies} paired={10} rows={10} show={(filter) => shown.push(filter)} />;
    expect(textOf(view)).toBe('3 pings sent without a pong. 1 ping received without a pong. Show the pings');
    (elementsOf(view, 'link')[0]?.props['onClick'] as () => void)();
    expect(shown).toEqual(['reply:none op:ping']);
  });
});
