/** State of a small game, 60 times a second, in binary: see gameLayout.ts. Each client plays alone. */
import { asBuffer } from '../clientMessage.ts';
import { sendIfKeepingUp } from '../delivery.ts';
import { Pace } from '../pace.ts';
import { queryNumber } from '../queryNumber.ts';
import type { Feed } from '../served.ts';
import { everyWhileOpen } from '../whileOpen.ts';
import { decodeInput, encodeState } from './gameLayout.ts';
import { GameWorld } from './gameWorld.ts';

const TICKS_PER_SECOND = 60;

/** Shorter than a tick, so that the pace and not the timer sets the rate. */
const TIMER = 8;

export const gameFeed: Feed = {
  path: '/game',
  description:
    'State of a game in binary, 60 a second (?entities= up to 1000; 16); buttons in binary steer one of them.',
  open: ({ seed }) => ({
    join: (socket, query) => {
      const count = Math.floor(queryNumber(query, 'entities', { otherwise: 16, low: 1, high: 1000 }));
      const world = new GameWorld(queryNumber(query, 'seed', { otherwise: seed, low: 0, high: 0xffff_ffff }), count);
      const pace = new Pace(TICKS_PER_SECOND, performance.now(), 4);
      socket.on('message', (data, binary) => {
        const input = binary ? decodeInput(asBuffer(data)) : undefined;
        if (input) world.steer(input);
        else socket.close(1003, 'input is 4 bytes of binary');
      });
      everyWhileOpen(socket, TIMER, () => {
        for (let due = pace.due(performance.now()); due > 0; due--) {
          sendIfKeepingUp(socket, encodeState(world.step(1 / TICKS_PER_SECOND)));
        }
      });
    },
  }),
};
