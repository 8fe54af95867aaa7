import { describe, expect, it } from 'vitest';
import { MarketSubscription } from '../../../../src/demo/feeds/marketSubscription.ts';
import { SYMBOLS } from '../../../../src/demo/feeds/marketTicks.ts';

const message = (type: string, symbols?: unknown, id?: number) => ({
  type,
  fields: symbols === undefined ? {} : { symbols },
  ...(id === undefined ? {} : { id }),
});

describe('MarketSubscription', () => {
  it('begins with all symbols; the first subscription narrows, later ones add', () => {
    const subscription = new MarketSubscription();
    expect(SYMBOLS.every((sym) => subscription.has(sym))).toBe(true);
    expect(subscription.obey(message('subscribe', ['ETH'], 1))).toEqual({
      type: 'subscribed',
      id: 1,
      symbols: ['ETH'],
    });
    expect([subscription.has('ETH'), subscription.has('BTC')]).toEqual([true, false]);
    expect(subscription.obey(message('subscribe', ['BTC', 'BTC']))).toEqual({
      type: 'subscribed',
      symbols: ['BTC', 'ETH'],
    });
    expect(subscription.obey(message('unsubscribe', ['ETH'], 2))).toEqual({
      type: 'unsubscribed',
      id: 2,
      symbols: ['BTC'],
    });
  });

  it('takes one symbol out of all, or all, or all in again', () => {
    const subscription = new MarketSubscription();
    subscription.obey(message('unsubscribe', ['BTC']));
    expect(subscription.has('BTC')).toBe(false);
    expect(subscription.has('ETH')).toBe(true);
    expect(subscription.obey(message('unsubscribe'))).toEqual({ type: 'unsubscribed', symbols: [] });
    expect(subscription.obey(message('subscribe'))).toEqual({ type: 'subscribed', symbols: SYMBOLS });
  });

  it.each([
    ['subscribe', 'ETH'],
    ['subscribe', ['NOPE']],
    ['unsubscribe', [1]],
    ['buy', ['ETH']],
  ])('refuses %s %j and changes nothing', (type, symbols) => {
    const subscription = new MarketSubscription();
    expect(subscription.obey(message(type, symbols, 3))).toMatchObject({ type: 'error', id: 3 });
    expect(SYMBOLS.every((sym) => subscription.has(sym))).toBe(true);
  });
});
