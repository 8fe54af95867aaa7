/**
 * Market ticks, small and fast, JSON in text messages. Client to server:
 *
 *     {"type":"subscribe","symbols":["ETH"],"id":1}    → {"type":"subscribed","id":1,"symbols":["ETH"]}
 *     {"type":"unsubscribe","symbols":["ETH"],"id":2}  → {"type":"unsubscribed","id":2,"symbols":[]}
 *
 * Server to client: welcome, tick, subscribed, unsubscribed, error. `?rate=` is the market's, before subscription.
 */
import { readClientMessage } from '../clientMessage.ts';
import { sendIfKeepingUp, sendOrPart } from '../delivery.ts';
import { Pace } from '../pace.ts';
import { queryNumber } from '../queryNumber.ts';
import type { Feed } from '../served.ts';
import { everyWhileOpen } from '../whileOpen.ts';
import { MarketSubscription } from './marketSubscription.ts';
import { MarketTicks, SYMBOLS } from './marketTicks.ts';

/** Milliseconds between the batches. */
const BATCH_EVERY = 10;

export const marketFeed: Feed = {
  path: '/market',
  description:
    'Market ticks in JSON, 200 a second (?rate= up to 20000), compressed where that is offered; subscribe and unsubscribe by symbol.',
  deflate: true,
  open: ({ seed }) => ({
    join: (socket, query) => {
      const rate = queryNumber(query, 'rate', { otherwise: 200, low: 1, high: 20_000 });
      const ticks = new MarketTicks(queryNumber(query, 'seed', { otherwise: seed, low: 0, high: 0xffff_ffff }));
      const pace = new Pace(rate, performance.now(), Math.ceil(rate / 20));
      const subscription = new MarketSubscription();
      sendOrPart(socket, JSON.stringify({ type: 'welcome', symbols: SYMBOLS, rate }));
      socket.on('message', (data, binary) => {
        const read = readClientMessage(data, binary);
        const reply = read.ok ? subscription.obey(read.message) : { type: 'error', message: read.why };
        sendOrPart(socket, JSON.stringify(reply));
      });
      everyWhileOpen(socket, BATCH_EVERY, () => {
        const time = Date.now();
        for (let due = pace.due(performance.now()); due > 0; due--) {
          const tick = ticks.next(time);
          if (subscription.has(tick.sym)) sendIfKeepingUp(socket, JSON.stringify(tick));
        }
      });
    },
  }),
};
